import { createHash } from 'node:crypto';
import type { Article, Excerpt } from '../content/index.ts';
import type { Store } from '../store/index.ts';
import type { Correction } from './corrections.ts';
import { correctionsOf } from './corrections.ts';
import type { Receipts } from './receivers.ts';
import { isIn, isOfSpans, QUOTED, quotedTogether, receiversOf, UNTOLD } from './receivers.ts';
import type { TellOptions } from './tell-options.ts';
import type { Untold } from './told.ts';
import type { News } from './update.ts';

/** What was wrong with what some were quoted, and the key under which they were told. */
export type ToldCorrections = { readonly key: string; readonly corrections: readonly Correction[] };

/** What was wrong has to be put right for longer than news is news. */
export const CORRECTION_LASTS_HOURS = 7 * 24;

/** The sentences that one message may correct; a reader of more, from an article that was written anew, gets several. */
const MOST_TOGETHER = 50;

/**
 * Tells those who were quoted a sentence of an article that changed or went: each as a reply to the message that quoted it
 * last, what one message quoted in one. Where the editor says something of it (`note`), those hear of it as well from whom
 * an earlier change was kept. May be done again until `closeReceipts`: nobody is told twice.
 */
export async function tellCorrections(
  untold: Untold,
  after: Article,
  note: Excerpt | undefined,
  options: TellOptions,
): Promise<readonly ToldCorrections[]> {
  const { store, tell, now } = options;
  const which: Receipts = note ? 'untold' : 'open';
  const all = await correctionsFor(after, which, note, options);
  const told: ToldCorrections[] = [];
  for (let from = 0; from < all.length; from += MOST_TOGETHER) {
    const slice = all.slice(from, from + MOST_TOGETHER);
    const quoted = { sentences: slice.map(({ spans }) => spans), which };
    for (const places of await store.read((db) => quotedTogether(db, quoted))) {
      const sentences = places.flatMap((place) => slice[place] ?? []);
      const key = `correct ${after.slug} ${nameOf(sentences)} ${after.revision} ${untold.changed}`;
      await tell({
        key,
        update: { kind: 'corrected', sentences, ...(note && { note }) },
        reasons: new Map([[QUOTED, { kind: 'quoted' }]]),
        until: now.add({ hours: CORRECTION_LASTS_HOURS }),
        audience: receiversOf(quoted, places),
      });
      told.push({ key, corrections: sentences });
    }
  }
  return told;
}

/** What is new besides what corrections told, with the editor's note where there is one. */
export function newsBesides({ wordings }: News, { corrections }: ToldCorrections): News {
  const placeOf = ({ paragraph, start }: Excerpt) => `${paragraph} ${start}`;
  const known = new Set(corrections.flatMap(({ after }) => (after ? [placeOf(after)] : [])));
  return {
    wordings: wordings.filter(({ before, after }) => before === undefined || !known.has(placeOf(after))),
  };
}

/** Notes that those who were quoted it have been told. */
export async function closeReceipts(
  told: readonly ToldCorrections[],
  { store, now }: TellOptions,
): Promise<void> {
  const corrections = new Set(told.flatMap((each) => each.corrections));
  await markReceipts(store, [...corrections], now.epochMilliseconds);
}

/** Notes what a change of which nobody is to be told has made wrong: it is told when the editor says something of it. */
export async function keepFromReceivers(after: Article, options: TellOptions): Promise<void> {
  await markReceipts(options.store, await correctionsFor(after, 'open', undefined, options), UNTOLD);
}

async function markReceipts(
  store: Store,
  corrections: readonly Correction[],
  corrected: number,
): Promise<void> {
  for (const { spans } of corrections) {
    await store.write((tx) =>
      tx
        .updateTable('receipts')
        .set({ corrected })
        .where((eb) => isIn(eb, 'untold'))
        .where((eb) => isOfSpans(eb, spans))
        .execute(),
    );
  }
}

/** What no longer stands of what was quoted from older revisions of an article, the oldest first. */
async function correctionsFor(
  after: Article,
  which: Receipts,
  note: Excerpt | undefined,
  { store, library, older }: TellOptions,
): Promise<Correction[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('receipts')
      .select(({ fn }) => ['revision', fn.min('sent').as('first')])
      .where('article', 'in', [after.slug, ...library.formerSlugs(after.slug)])
      .where('revision', '!=', after.revision)
      .where((eb) => isIn(eb, which))
      .groupBy('revision')
      .orderBy('first')
      .execute(),
  );
  const revisions = await Promise.all(rows.map(({ revision }) => older(revision)));
  return correctionsOf(
    revisions.filter((article) => article !== undefined),
    after,
    note,
  );
}

/** Names corrections by the places in which the wrong sentences stood. */
function nameOf(corrections: readonly Correction[]): string {
  const places = corrections.map(({ before: { revision, paragraph, start } }) => [
    revision,
    paragraph,
    start,
  ]);
  return createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 12);
}
