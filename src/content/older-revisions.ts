import type { Archive } from './archive.ts';
import type { Article } from './article.ts';

/** Older revisions that are held in memory, those that were named last. */
export type OlderRevisions = {
  find(revision: string): Article | undefined;
  /** Looks up the revisions that a text names and that are not known yet; undefined where there are none. */
  recall(text: string, isKnown: (revision: string) => boolean): Promise<void> | undefined;
};

const HELD = 500;

export function createOlderRevisions(archive: Pick<Archive, 'find'> | undefined): OlderRevisions {
  const held = new Map<string, Article>();

  return {
    find: (revision) => held.get(revision),
    recall(text, isKnown) {
      const unknown = revisionsIn(text).filter((revision) => !held.has(revision) && !isKnown(revision));
      return archive && unknown.length > 0 ? lookUp(archive, unknown) : undefined;
    },
  };

  async function lookUp(source: Pick<Archive, 'find'>, unknown: readonly string[]): Promise<void> {
    for (const article of await source.find(unknown)) {
      held.set(article.revision, article);
      if (held.size > HELD) held.delete(held.keys().next().value ?? '');
    }
  }
}

/** The most that one text may make us look up; anybody may write what looks like a revision. */
const MOST_NAMED = 100;

function revisionsIn(text: string): string[] {
  return [...new Set(text.match(/\b[0-9a-f]{12}\b/g))].slice(0, MOST_NAMED);
}
