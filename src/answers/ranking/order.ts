import { NONE, STOP } from '../corpus/vocabulary.ts';
import { ASKED } from './closely.ts';
import type { Ground } from './sight.ts';

/** How the question's words stand to each other in a sentence. */
export type Order = {
  /** Neighbouring terms of the question that are neighbours here, by weight of the pair. */
  readonly pairs: number;
  /** Neighbouring words of the question, stop words too, that are neighbours here. */
  readonly literalPairs: number;
  /** Share of the question's stop words that stand here. */
  readonly stopWords: number;
  /** Number of terms found here over the length of the shortest stretch that holds them; 0 where fewer than two are. */
  readonly stretch: number;
};

export function orderOf(ground: Ground, forms: Uint32Array): Order {
  return { ...ofWords(ground, forms), ...ofTerms(ground, forms) };
}

function ofWords({ question, words, vocabulary }: Ground, forms: Uint32Array) {
  const here = Array.from(forms, vocabulary.wordOf);
  let literalPairs = 0;
  let stopWords = 0;
  let stopWordsHere = 0;
  question.words.forEach(({ term }, at) => {
    const word = words[at] ?? NONE;
    const place = word === NONE ? -1 : here.indexOf(word);
    if (term === undefined) {
      stopWords++;
      if (place >= 0) stopWordsHere++;
    }
    const next = words[at + 1];
    if (place < 0 || next === undefined || next === NONE) return;
    for (let from = place; from >= 0; from = here.indexOf(word, from + 1)) {
      if (here[from + 1] !== next) continue;
      literalPairs++;
      break;
    }
  });
  return { literalPairs, stopWords: stopWords > 0 ? stopWordsHere / stopWords : 0 };
}

/** Distances leave stop words out: "the ship that sank" has its terms side by side. */
function ofTerms({ meanings, strengths, vocabulary, total }: Ground, forms: Uint32Array) {
  const found: { readonly at: number; readonly term: number }[] = [];
  let place = 0;
  for (const form of forms) {
    if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
    const { exact, best } = strengths.of(vocabulary.wordOf(form));
    if (best >= ASKED) found.push({ at: place, term: exact.indexOf(best) });
    place++;
  }
  let pairs = 0;
  found.forEach(({ at, term }, number) => {
    const next = found[number + 1];
    if (!next || next.at !== at + 1 || next.term !== term + 1) return;
    pairs += ((meanings[term]?.weight ?? 0) + (meanings[term + 1]?.weight ?? 0)) / total;
  });
  const distinct = new Set(found.map(({ term }) => term)).size;
  const first = found[0];
  const last = found.at(-1);
  const stretch = distinct > 1 && first && last ? Math.min(1, distinct / (last.at - first.at + 1)) : 0;
  return { pairs, stretch };
}
