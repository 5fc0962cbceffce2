import type { Excerpt, Library } from '../content/index.ts';
import type { News, Update, Wording } from '../updates/index.ts';
import { moreChoice, QUOTED_AT_ONCE } from './quoting.ts';
import type { Part, Reply } from './reply.ts';
import type { Words } from './words.ts';

/** What a reply says and offers. */
export type Form = Pick<Reply, 'parts' | 'choices'>;

/** What is new in an article, in fewer and fewer quotations; the others are behind "more". */
export function newsForms(
  { article, news }: Extract<Update, { kind: 'changed' }>,
  library: Library,
  words: Words,
): Form[] {
  const most = Math.min(QUOTED_AT_ONCE, news.wordings.length);
  const intro: Part = { kind: 'words', text: words('telling.changed') };
  const forms = Array.from({ length: most }, (_, fewer) => most - fewer).map((shown) => ({
    parts: [intro, ...newsParts(news, shown, words)],
    choices: moreChoice(library, moreOf(news, shown), words),
  }));
  // Of sentences that are too long for one message together, there is still the article.
  const card: Form = {
    parts: [intro, { kind: 'article', article }],
    choices: moreChoice(library, moreOf(news, 0), words),
  };
  return most > 0 ? [...forms, card] : [{ parts: [intro, ...newsParts(news, 0, words)], choices: [] }, card];
}

/** The editor's note of a correction, then the first wordings: beside what it said before, what it says now. */
export function newsParts({ wordings, note }: News, most: number, words: Words): Part[] {
  return [
    ...(note ? noteParts(note, words) : []),
    ...wordings.slice(0, most).flatMap((wording) => wordingParts(wording, words)),
  ];
}

/** The wordings behind the first. */
export function moreOf({ wordings }: News, shown: number) {
  return wordings.slice(shown).map(({ after }) => after);
}

/** What became of sentences that were quoted to somebody. */
export function correctionForm(
  { sentences, note }: Extract<Update, { kind: 'corrected' }>,
  words: Words,
): Form {
  const parts = sentences.flatMap(({ before, after }, index): Part[] => {
    const again = index > 0;
    const changed = words(again ? 'telling.correctedToo' : 'telling.corrected');
    const gone = words(again ? 'telling.removedToo' : 'telling.removed');
    return [
      { kind: 'words', text: after ? changed : gone },
      pastPart(before, after),
      ...(after ? nowParts(after, words) : []),
    ];
  });
  return { parts: [...(note ? noteParts(note, words) : []), ...parts], choices: [] };
}

function wordingParts({ before, after }: Wording, words: Words): Part[] {
  if (!before) return [{ kind: 'quotation', excerpt: after }];
  return [
    { kind: 'words', text: words('telling.before') },
    pastPart(before, after),
    ...nowParts(after, words),
  ];
}

/** The source stands below what it says now, where there is that. */
function pastPart(excerpt: Excerpt, now: Excerpt | undefined): Part {
  return { kind: 'quotation', excerpt, past: true, ...(now && { source: 'quiet' }) };
}

function nowParts(excerpt: Excerpt, words: Words): Part[] {
  return [
    { kind: 'words', text: words('telling.now') },
    { kind: 'quotation', excerpt },
  ];
}

function noteParts(excerpt: Excerpt, words: Words): Part[] {
  return [
    { kind: 'words', text: words('telling.note') },
    { kind: 'quotation', excerpt },
  ];
}
