import type { Vocabulary } from '../corpus/vocabulary.ts';
import { NONE, STOP } from '../corpus/vocabulary.ts';
import { sharedLetters } from '../naming/spelling.ts';
import type { Meaning } from '../question/meanings.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';

/** How well one word of a text stands for each term of the question. */
export type WordStrength = {
  /** 0 to 1 for each term, by letters and names. */
  readonly exact: Float32Array;
  /** The same, or the cosine of the meanings where that is more. */
  readonly soft: Float32Array;
  /** The best of `exact`. */
  readonly best: number;
};

/** Looks words up against one question, each word once. */
export type Strengths = {
  of(word: number): WordStrength;
  /** For each term the best of some forms, stop words left out. */
  ofAll(forms: Uint32Array): Float32Array;
};

const LEAST_COSINE = 0.2;
const LEAST_SHARED = 0.5;

export function createStrengths(
  meanings: readonly Meaning[],
  vocabulary: Vocabulary,
  vectors: WordVectors | undefined,
): Strengths {
  const words = new Map<number, WordStrength>();

  function of(word: number): WordStrength {
    const known = words.get(word);
    if (known) return known;
    const stem = vocabulary.stemOf(word);
    const vector = vocabulary.vectorOf(word);
    const text = vocabulary.textOf(word);
    const exact = new Float32Array(meanings.length);
    const soft = new Float32Array(meanings.length);
    let best = 0;
    for (let at = 0; at < meanings.length; at++) {
      const meaning = meanings[at];
      if (!meaning) continue;
      const strength = meaning.stems.get(stem) ?? 0;
      exact[at] = strength;
      soft[at] = strength === 1 ? 1 : Math.max(strength, likenessOf(meaning, vector, text));
      if (strength > best) best = strength;
    }
    const strength = { exact, soft, best };
    words.set(word, strength);
    return strength;
  }

  /** Of meaning, or where there are no vectors of letters; 0 where it is too small to tell. */
  function likenessOf({ vector, term }: Meaning, other: number, text: string): number {
    if (!vectors) return likeness(term.text, text);
    if (vector === NONE || other === NONE) return 0;
    const cosine = vectors.cosine(vector, other);
    return cosine > LEAST_COSINE ? cosine : 0;
  }

  return {
    of,
    ofAll(forms) {
      const best = new Float32Array(meanings.length);
      for (const form of forms) {
        if ((vocabulary.flagsOf(form) & STOP) === 0) raise(best, of(vocabulary.wordOf(form)).exact);
      }
      return best;
    },
  };
}

/** In place of vectors, for languages that have none: words of one root share most of their letters. */
function likeness(asked: string, text: string): number {
  const shared = sharedLetters(asked, text);
  return shared > LEAST_SHARED ? shared : 0;
}

/** Lifts each of `best` to at least `other`. */
export function raise(best: Float32Array, other: Float32Array): void {
  for (let at = 0; at < best.length; at++) {
    const value = other[at] ?? 0;
    if (value > (best[at] ?? 0)) best[at] = value;
  }
}
