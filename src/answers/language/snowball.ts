import stemmers from 'snowball-stemmers';
import type { Language } from './language.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
};

/** A language of which we know the stems at most: its common words weigh little because they are common. */
export function snowballLanguage(tag: string): Language {
  const algorithm = ALGORITHMS[tag];
  const stem = algorithm ? stemmerNamed(algorithm) : (folded: string) => folded;
  return {
    tag,
    stem,
    isStopWord: () => false,
    isNumberWord: () => false,
    cues: () => 0,
    kind: () => ({ kind: 'words' }),
    leadIn: /^(?!)/,
    aliases: [],
    synonyms: [],
  };
}

/** One Snowball stemmer (https://snowballstem.org) as a function. */
export function stemmerNamed(algorithm: string): (folded: string) => string {
  const stemmer = stemmers.newStemmer(algorithm);
  return (folded) => stemmer.stem(folded);
}
