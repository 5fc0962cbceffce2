import type { ArticleSource } from './article-source.ts';
import { changesOf, normaliseText } from './normalise-text.ts';

/** Where in an article's source something stands: `['topics', 0, 'passages', 2]`, `['body', 0, 'paragraphs', 5]`. */
export type SourcePath = readonly (string | number)[];

/** Something about a source that its editor should know. */
export type Finding = { readonly path: SourcePath; readonly text: string };

/** A source with every text of it normalised. */
export function normaliseSource(source: ArticleSource): ArticleSource {
  return mapTexts(source, normaliseText) as ArticleSource;
}

/** What normalising changes in a source, text by text. */
export function changedTexts(source: ArticleSource): Finding[] {
  const findings: Finding[] = [];
  mapTexts(source, (text, path) => {
    for (const change of changesOf(text)) findings.push({ path, text: change });
    return text;
  });
  return findings;
}

function mapTexts(
  value: unknown,
  change: (text: string, path: SourcePath) => string,
  path: SourcePath = [],
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, change, [...path, index]));
  if (typeof value !== 'object' || value === null || value instanceof Temporal.ZonedDateTime) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key, path), mapTexts(item, change, [...path, key])]),
  );
}
