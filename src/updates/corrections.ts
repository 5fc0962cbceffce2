import type { Article, Change, Excerpt } from '../content/index.ts';
import { compareRevisions, textOf } from '../content/index.ts';
import type { Span } from './receivers.ts';

/** A sentence that has other words now, or none, with every place in older revisions from which it may have been quoted. */
export type Correction = {
  readonly before: Excerpt;
  readonly after?: Excerpt;
  readonly note?: Excerpt;
  readonly spans: readonly Span[];
};

/**
 * What has to be put right with those who were quoted from older revisions of an article (the newest of them last). A
 * sentence that moved, or changed its typography only, needs nothing. `note` is what the editor says of it.
 */
export function correctionsOf(older: readonly Article[], now: Article, note?: Excerpt): Correction[] {
  const found = new Map<string, Correction>();
  for (const article of older) {
    for (const wrong of compareRevisions(article, now).flatMap((change) => putRight(change) ?? [])) {
      const { before, after } = wrong;
      const key = JSON.stringify([textOf(article, before), after ?? null]);
      const spans = [...(found.get(key)?.spans ?? []), before];
      found.set(key, { ...wrong, spans, ...(note && { note }) });
    }
  }
  return [...found.values()];
}

type Wrong = Pick<Correction, 'before' | 'after'>;

function putRight(change: Change): Wrong | undefined {
  if (change.kind === 'reworded' && change.substance) return { before: change.before, after: change.after };
  if (change.kind !== 'removed') return undefined;
  const { before, within } = change;
  return { before, ...(within && { after: within }) };
}
