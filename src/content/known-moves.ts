import type { Archive } from './archive.ts';
import type { Article } from './article.ts';
import type { Moves } from './moves.ts';
import { findMoves, slugNow } from './moves.ts';

/** The slugs that articles had before, as they are known so far; another object when more are. */
export type KnownMoves = {
  now(): Moves;
  /** Looks whether what is published anew is an article that went. Where that fails, it is looked for the next time. */
  learn(published: readonly Article[]): Promise<void>;
};

export function createKnownMoves(archive: Archive): KnownMoves {
  let known: Moves = new Map();
  let looked: ReadonlySet<string> | undefined;

  return {
    now: () => known,
    async learn(published) {
      if (!looked) known = await archive.moves();
      const slugs = new Set(published.map(({ slug }) => slug));
      const fresh = published.filter(({ slug }) => !looked?.has(slug));
      if (fresh.length > 0) await add(findMoves(await lost(slugs), fresh));
      looked = slugs;
    },
  };

  /** The articles that went and are not found under another slug. */
  async function lost(slugs: ReadonlySet<string>): Promise<Article[]> {
    const gone = await archive.gone();
    return gone.filter(({ slug }) => slugNow(slug, known, (other) => slugs.has(other)) === undefined);
  }

  async function add(found: Moves): Promise<void> {
    if (found.size === 0) return;
    await archive.keepMoves(found);
    known = new Map([...known, ...found]);
  }
}
