import type { Article } from './article.ts';
import { paragraphsOf } from './article.ts';

/** The slugs that articles had before, each with the one that its article got then. */
export type Moves = ReadonlyMap<string, string>;

/** From this share of its paragraphs on an article that has the same date is the same article. */
const SAME = 0.5;

/** Which of the articles that went came back under another slug: at the same date, with mostly the same text. */
export function findMoves(gone: readonly Article[], fresh: readonly Article[]): Moves {
  const byDate = Map.groupBy(fresh, dateOf);
  return new Map(
    gone.flatMap((before): [string, string][] => {
      const after = byDate.get(dateOf(before))?.find((candidate) => hasSameText(before, candidate));
      return after ? [[before.slug, after.slug]] : [];
    }),
  );
}

/** The slug under which an article is there that had this one; undefined where it is not there. */
export function slugNow(slug: string, moves: Moves, isThere: (slug: string) => boolean): string | undefined {
  const seen = new Set<string>();
  let now: string | undefined = slug;
  // Of an article that got its old slug back the moves go round.
  while (now !== undefined && !isThere(now) && !seen.has(now)) {
    seen.add(now);
    now = moves.get(now);
  }
  return now !== undefined && isThere(now) ? now : undefined;
}

/** The slugs that the article of this slug had before. */
export function formerSlugs(slug: string, moves: Moves): string[] {
  const found = new Set<string>();
  let next = [slug];
  while (next.length > 0) {
    next = [...moves].flatMap(([from, to]) => (next.includes(to) && !found.has(from) ? [from] : []));
    for (const former of next) found.add(former);
  }
  found.delete(slug);
  return [...found];
}

function dateOf({ published }: Article): number {
  return published.epochMilliseconds;
}

function hasSameText(before: Article, after: Article): boolean {
  const textsOf = (article: Article) => new Set(paragraphsOf(article).map(({ text }) => text));
  const [old, now] = [textsOf(before), textsOf(after)];
  return old.intersection(now).size >= SAME * Math.max(old.size, now.size);
}
