import type { Article } from './article.ts';
import type { Mistake } from './files/mistake.ts';
import { didYouMean } from './files/nearest-name.ts';

/** An article with the file that it comes from. */
export type ArticleInFile = {
  readonly file: string;
  readonly article: Article;
  /** The line (from 1) of a field; for topics, of the one with that command. */
  lineOf(field: 'slug' | 'topics', command?: string): number;
};

/**
 * Compares the articles of all files with one another. Of two with one slug that of the file is published that had it
 * before (`owners`: files by slug), else the first one's. A command that two articles declare is a mistake of the second,
 * but takes neither down: the topic then has the passages of both.
 */
export function joinFiles(
  files: readonly ArticleInFile[],
  owners: ReadonlyMap<string, string> = new Map(),
): {
  /** Those that are published. */
  readonly files: readonly ArticleInFile[];
  readonly mistakes: readonly Mistake[];
} {
  const bySlug = new Map<string, ArticleInFile>();
  const declaring = new Map<string, ArticleInFile>();
  const mistakes: Mistake[] = [];
  for (const at of files) {
    const { slug } = at.article;
    const other = bySlug.get(slug);
    const [stays, goes] = other && owners.get(slug) === at.file ? [at, other] : [other ?? at, at];
    bySlug.set(slug, stays);
    if (!other) continue;
    const message = `${slug} is the slug of ${stays.file} too; write another one`;
    mistakes.push({ file: goes.file, line: goes.lineOf('slug'), field: 'slug', message });
  }
  const published = [...bySlug.values()];
  for (const at of published) {
    for (const { command, origin } of at.article.topics) {
      const other = declaring.get(command);
      if (origin !== 'declared') continue;
      if (!other) declaring.set(command, at);
      else
        aboutTopic(
          at,
          command,
          `/${command} is declared in ${other.file} too; write only "- ${command}" here to join it`,
        );
    }
  }
  for (const at of published) {
    for (const command of at.article.joins ?? []) {
      if (declaring.has(command)) continue;
      const hint = didYouMean(command, [...declaring.keys()]) || '; declare it here with a title';
      aboutTopic(at, command, `no article declares /${command}${hint}`);
    }
  }
  return { files: published, mistakes };

  function aboutTopic(at: ArticleInFile, command: string, message: string): void {
    mistakes.push({ file: at.file, line: at.lineOf('topics', command), field: 'topics', message });
  }
}
