import type { Article, Change, Excerpt } from '../content/index.ts';
import { compareRevisions, excerptOfParagraph, textOf } from '../content/index.ts';
import type { Span } from './audiences.ts';

/** A sentence that has other words now, or none, with every place in older revisions from which it may have been quoted. */
export type Correction = {
  readonly before: Excerpt;
  readonly after?: Excerpt;
  readonly note?: Excerpt;
  readonly spans: readonly Span[];
};

/**
 * What has to be put right with those who were quoted from older revisions of an article (the newest of them last). A
 * sentence that moved, or changed its typography only, needs nothing.
 */
export function correctionsOf(older: readonly Article[], now: Article): Correction[] {
  const found = new Map<string, Correction>();
  for (const article of older) {
    for (const change of compareRevisions(article, now)) {
      const wrong = putRight(change);
      if (!wrong) continue;
      const { before, after } = wrong;
      const key = JSON.stringify([textOf(article, before), after ?? null]);
      const { revision, paragraph, start, end } = before;
      const spans = [...(found.get(key)?.spans ?? []), { revision, paragraph, start, end }];
      found.set(key, { ...wrong, spans, ...noteOf(now, article) });
    }
  }
  return [...found.values()];
}

function putRight(change: Change): Pick<Correction, 'before' | 'after'> | undefined {
  if (change.kind === 'reworded' && change.substance) return { before: change.before, after: change.after };
  if (change.kind !== 'removed') return undefined;
  const { before, within } = change;
  return { before, ...(within && { after: within }) };
}

function noteOf({ correction, ...now }: Article, before: Article): Pick<Correction, 'note'> {
  if (!correction || correction.note.text === before.correction?.note.text) return {};
  return { note: excerptOfParagraph({ correction, ...now }, correction.note.address) };
}
