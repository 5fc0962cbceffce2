import { adverbs, bodies, impersonal, particles, prepositions, times, titles } from './nouns.ts';
import type { Word } from './words.ts';

/** Words that a sentence may begin with in capitals, and that no name begins with or holds. */
const notInNames = new Set(
  `the this that these those a an it its he she they his her their our we you i my your if but and or not no yes so as when while since
  because although though after before who what where why how which whose there here then than some many most all both each every
  another other one two three four five six seven eight nine ten few several such only just according despite either neither let please thanks asked speaking
  responding writing once until unless whether even still yet also nor per however meanwhile moreover furthermore additionally nevertheless nonetheless similarly likewise therefore thus indeed
  instead otherwise hence perhaps maybe today overall elsewhere is are was were do does did has have had can could will would`
    .trim()
    .split(/\s+/),
);

/** Whether a name may begin here: a capital, but no small word that merely opens the sentence. */
export function beginsName(word: Word | undefined, next?: Word): boolean {
  if (!isCapital(word)) return false;
  const said = lower(word);
  if (said === 'first' && titles.has(lower(next))) return true;
  return !isSmallWord(said);
}

/** Where the name ends that begins at `from`: behind capitals, with `al` and `van` between them, and `Bank of England`. */
export function nameEnd(words: readonly Word[], from: number): number {
  let to = from + 1;
  while (to < words.length && !isPossessive(words[to - 1])) {
    let next = to;
    while (next - to < 2 && particles.has(words[next]?.text ?? '')) next += 1;
    const body = lower(words[to - 1]);
    if (
      next === to &&
      /^(?:of|for)$/.test(words[to]?.text ?? '') &&
      (bodies.has(body) || impersonal.has(body))
    )
      next += 1;
    if (!beginsName(words[next], words[next + 1])) break;
    to = next + 1;
  }
  return to;
}

/** Whether a word is no noun, name or adjective: it cannot be part of what someone is called. */
export function isSmallWord(word: string): boolean {
  return notInNames.has(word) || prepositions.has(word) || times.has(word) || adverbs.has(word);
}

export function isCapital(word: Word | undefined): boolean {
  return word?.kind === 'word' && /^\p{Lu}|^[a-z]{1,2}-\p{Lu}/u.test(word.text);
}

export function isPossessive(word: Word | undefined): boolean {
  return /['’]s?$/.test(word?.text ?? '');
}

/** A word in lower case, without a possessive ending or an abbreviation's point. */
export function lower(word: Word | undefined): string {
  return (word?.text ?? '').toLowerCase().replace(/['’]s?$|\.$/u, '');
}

/** The words as the text has them, without what stands between them in brackets. */
export function span(words: readonly Word[], text: string): string {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return '';
  return text
    .slice(first.start, last.end)
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/\s+/g, ' ');
}
