import type { z } from 'zod';
import type { ArticleSource } from '../article-source.ts';
import { normaliseText } from '../normalise-text.ts';
import type { SourcePath } from '../source-texts.ts';
import type { FieldOptions } from './article-fields.ts';
import { frontMatterFields, jsonFields, notASlug, SLUG } from './article-fields.ts';
import { bodyLimitMistakes } from './body-limits.ts';
import { checkFields } from './check-fields.ts';
import type { FieldMistake, Fields } from './fields.ts';
import { fieldName } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readJsonFields } from './json-fields.ts';
import { readMarkdownBody } from './markdown-body.ts';
import { readYamlFields } from './yaml-fields.ts';

/** What stands in one article file. */
export type ArticleFile = {
  /** Absent where there is a mistake. */
  readonly source?: ArticleSource;
  /** What has no mistake, where something has one: for checking on, never for publishing. */
  readonly rest?: ArticleSource;
  readonly mistakes: readonly FieldMistake[];
  /** What readers see otherwise than the editor may expect. */
  readonly notes: readonly FieldMistake[];
  /** Where its editor finds a part of the source. */
  placeOf(path: SourcePath): { readonly line: number; readonly field: string };
};

/** Reads the article files of one publication: `.json`, else Markdown. Making it costs more than reading with it. */
export function createArticleReader(options: FieldOptions): (name: string, text: string) => ArticleFile {
  const front = frontMatterFields(options);
  const json = jsonFields(options);
  return (name, text) =>
    name.endsWith('.json') ? readJson(name, text, json) : readMarkdown(name, text, front);
}

function readJson(name: string, text: string, schema: ReturnType<typeof jsonFields>): ArticleFile {
  const given = readJsonFields(text);
  const { fields, rest, mistakes } = checkFields(given, schema, { ...INSTEAD, body: [] });
  const slug = slugOf(name, given);
  const isEmpty = fields !== undefined && !hasWords(fields.body);
  const all = [
    ...mistakes,
    ...slug.mistakes,
    ...(isEmpty ? [{ line: given.lineOf(['body']), field: 'body', message: EMPTY_LIST }] : []),
  ];
  const placeOf = (path: SourcePath) => ({ line: given.lineOf(path), field: fieldName(path) });
  if (!fields || all.length > 0) {
    return { ...(rest && { rest: sourceOf(slug.slug, rest, rest.body) }), mistakes: all, notes: [], placeOf };
  }
  return { source: sourceOf(slug.slug, fields, fields.body), mistakes: [], notes: [], placeOf };
}

function readMarkdown(name: string, text: string, schema: ReturnType<typeof frontMatterFields>): ArticleFile {
  const parts = splitFrontMatter(text);
  if ('mistake' in parts) return { mistakes: [parts.mistake], notes: [], placeOf: () => FIRST_LINE };
  const given = readYamlFields(parts.front, 2);
  const { fields, rest, mistakes } = checkFields(given, schema, INSTEAD);
  const slug = slugOf(name, given);
  const tooMuch = bodyLimitMistakes(parts.body, parts.bodyLine);
  if (tooMuch.length > 0) {
    return { mistakes: [...mistakes, ...slug.mistakes, ...tooMuch], notes: [], placeOf: () => FIRST_LINE };
  }
  const { sections, notes } = readMarkdownBody(parts.body, fields?.headline ?? '');
  const bodyLine = (line: number) => parts.bodyLine + line - 1;
  const body = sections.map(({ heading, paragraphs }) => ({
    ...(heading !== undefined && { heading }),
    paragraphs: paragraphs.map((words) => words.text),
  }));
  const all = [
    ...mistakes,
    ...slug.mistakes,
    ...(hasWords(body) ? [] : [{ line: parts.bodyLine, field: 'body', message: EMPTY_BODY }]),
  ];
  const placeOf = (path: SourcePath) => {
    const [field, section, part, paragraph] = path;
    if (field !== 'body') return { line: given.lineOf(path), field: fieldName(path) };
    const found = sections[Number(section)];
    const place = part === 'paragraphs' ? found?.paragraphs[Number(paragraph)] : found;
    return { line: bodyLine(place?.line ?? 1), field };
  };
  if (!fields || all.length > 0) {
    return { ...(rest && { rest: sourceOf(slug.slug, rest, body) }), mistakes: all, notes: [], placeOf };
  }
  return {
    source: sourceOf(slug.slug, fields, body),
    mistakes: [],
    notes: notes.map(({ line, text: message }) => ({ line: bodyLine(line), field: 'body', message })),
    placeOf,
  };
}

/** Stands in for what an article must have, where that has a mistake and the rest is checked. */
const INSTEAD = { headline: '-', published: '2020-01-01 00:00' };

const FIRST_LINE = { line: 1, field: '' };
const EMPTY_BODY = 'has no paragraph; write the article below the front matter, or take the file away';
const EMPTY_LIST = 'has no paragraph; write "body": [{"paragraphs": ["the text"]}], or take the file away';

function hasWords(body: ArticleSource['body']): boolean {
  return body.some(({ paragraphs }) => paragraphs.some((text) => normaliseText(text) !== ''));
}

/** The source that checked fields describe. */
function sourceOf(
  slug: string,
  fields: z.infer<ReturnType<typeof frontMatterFields>>,
  body: ArticleSource['body'],
): ArticleSource {
  const { telegram_post: telegramPost, ...rest } = fields;
  return { ...rest, slug, body, ...(telegramPost !== undefined && { telegramPost }) };
}

/** From the field where it is given (its own check says what is wrong with it), else from the file's name. */
function slugOf(
  name: string,
  { value, lineOf }: Fields,
): { readonly slug: string; readonly mistakes: readonly FieldMistake[] } {
  const given = typeof value === 'object' && value !== null && 'slug' in value ? value.slug : undefined;
  if (typeof given === 'string') return { slug: given, mistakes: [] };
  const slug = name.replace(/\.(?:md|json)$/, '');
  if (SLUG.test(slug)) return { slug, mistakes: [] };
  const message = `the file name ${notASlug(slug)}, or give the article a slug of its own`;
  return { slug, mistakes: [{ line: lineOf(['slug']), field: 'slug', message }] };
}
