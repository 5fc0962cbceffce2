import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildArticle } from './build-article.ts';
import type { Mistake } from './files/mistake.ts';
import type { Library } from './library.ts';
import { createLibrary } from './library.ts';
import type { Publication } from './publication.ts';

export type LoadOptions = {
  /** Where our own pages are reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Commands that no topic may take: those that are built in. */
  readonly reservedCommands?: readonly string[];
};

export type LoadedContent = {
  readonly library: Library;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly Mistake[];
};

export async function loadContent(
  dir: string,
  { publicUrl, reservedCommands = [] }: LoadOptions,
): Promise<LoadedContent> {
  const fields = parse(await readFile(join(dir, 'publication.yaml'), 'utf8'));
  const publication: Publication = {
    name: fields.name,
    language: fields.language,
    timeZone: fields.time_zone,
    ...(fields.site && { site: fields.site }),
    follow: fields.follow ?? {},
  };
  const names = (await readdir(join(dir, 'articles'))).filter((name) => name.endsWith('.md'));
  const articles = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, 'articles', name), 'utf8');
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const source = parse(front);
      const time = (written: string | undefined) =>
        written ? Temporal.PlainDateTime.from(written).toZonedDateTime(publication.timeZone) : undefined;
      const sections = body.split(/^##+ (?=.*$)/m).map((part, index) => {
        const [first = '', ...rest] = part.split('\n');
        const paragraphs = (index === 0 ? part : rest.join('\n')).split('\n\n');
        return index === 0 ? { paragraphs } : { heading: first, paragraphs };
      });
      return buildArticle(
        {
          ...source,
          slug: name.replace(/\.md$/, ''),
          published: time(source.published),
          updated: time(source.updated),
          body: sections,
        },
        publication,
        { reservedCommands },
      );
    }),
  );
  return { library: createLibrary({ publication, articles, publicUrl }), mistakes: [], notes: [] };
}
