import { LATEST, SAID } from '../language/cue-bits.ts';
import { fold } from '../language/fold.ts';
import type { Kind, Language } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';
import { plainWords } from './plain-words.ts';

/** One word of a question that says what it is about. */
export type Term = {
  /** Folded. */
  readonly text: string;
  readonly stem: string;
  /** Written with a capital although it does not open the question: a name. */
  readonly isName: boolean;
  readonly isNumber: boolean;
  /** Typed with an error that was put right. */
  readonly isRespelled: boolean;
};

/** A question as the ranking sees it. */
export type Question = {
  readonly kind: Kind;
  /** Every word, folded and as written; for those that are terms, which one. */
  readonly words: readonly {
    readonly text: string;
    readonly written: string;
    readonly term: number | undefined;
  }[];
  /** Each once, in order. */
  readonly terms: readonly Term[];
  /** The term that names what is asked for: "attacks" in "how many attacks". */
  readonly focus: number | undefined;
  /** The units that an amount may have, as cue bits; 0 where any will do. */
  readonly unit: number;
  /** Somebody's words are asked for. */
  readonly asksForWords: boolean;
  /** "The latest on …": such a word is no term. */
  readonly asksForLatest: boolean;
};

/** Nobody asks in more words; the rest of a pasted text is not read. */
const MOST_WORDS = 64;
const MOST_TERMS = 24;
const MOST_CHARACTERS = 1000;

const AS_TYPED: ReadonlyMap<string, string> = new Map();

/**
 * Takes a question apart. Any text will do; one without a telling word has no terms. `meant` says what folded words are to be read
 * instead of mistyped ones.
 */
export function understand(
  text: string,
  language: Language,
  meant: ReadonlyMap<string, string> = AS_TYPED,
): Question {
  const plain = plainWords(text.slice(0, MOST_CHARACTERS)).normalize('NFC');
  const written = wordsOf(plain).slice(0, MOST_WORDS);
  const shouted =
    written.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length > written.length / 2 && written.length > 1;
  const typed = written.map((word) => (shouted ? fold(word) : (language.word?.(word) ?? fold(word))));
  const folded = typed.map((word) => meant.get(word) ?? word);
  const { kind, focus, unit = 0 } = language.kind(folded);
  const terms: Term[] = [];
  const known = new Map<string, number>();
  const words = folded.map((text, at) => ({ text, written: written[at] ?? '', term: termAt(text, at) }));

  function termAt(text: string, at: number): number | undefined {
    if (isCountry(text)) return termOf(`${text}.`, at);
    const saysHow = language.isStopWord(text) || isLatest(text);
    return text === '' || saysHow ? undefined : termOf(text, at);
  }

  function isLatest(text: string): boolean {
    return (language.cues(text) & LATEST) !== 0;
  }

  function isCountry(text: string): boolean {
    return text === 'us' && language.tag === 'en';
  }

  function termOf(text: string, at: number): number | undefined {
    const stem = language.stem(text);
    const number = known.get(stem);
    if (number !== undefined || terms.length === MOST_TERMS) return number;
    const isName = !shouted && at > 0 && /^\p{Lu}/u.test(written[at] ?? '');
    const isNumber = /^\p{N}/u.test(text) || language.isNumberWord(text);
    known.set(stem, terms.length);
    const isRespelled = typed[at] !== folded[at];
    return terms.push({ text, stem, isName, isNumber, isRespelled }) - 1;
  }

  return {
    kind,
    unit,
    words,
    terms,
    focus: words.slice(focus ?? words.length, (focus ?? 0) + 3).find(({ term }) => term !== undefined)?.term,
    asksForLatest: folded.some(isLatest),
    asksForWords: folded.some((word) => (language.cues(word) & SAID) !== 0),
  };
}
