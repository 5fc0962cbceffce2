import { wordSet } from '../word-set.ts';
import { adverbs, bodies, impersonal, particles, prepositions, times, titles } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Words that a sentence may begin with in capitals, and that no name begins with. */
const smallWords = wordSet(`
  the this that these those a an it its he she they his her their our we you i my your if but and or not no yes so as when
  while since because although though after before who what where why how which whose there here then than some many most
  all both each every another other one two three four five six seven eight nine ten few several such only just according
  despite either neither let please thanks asked speaking responding writing once until unless whether even still yet also
  nor per however meanwhile moreover furthermore additionally nevertheless nonetheless similarly likewise therefore thus
  indeed instead otherwise hence perhaps maybe overall elsewhere
  is are was were do does did has have had can could will would`);
const allSmallWords = new Set([...smallWords, ...prepositions, ...times, ...adverbs]);

/** Whether a word is no noun, name or adjective: it cannot be part of what someone is called. */
export function isSmallWord({ lower }: Word): boolean {
  return allSmallWords.has(lower);
}

/** Whether a name may begin at `index`: a capital, but no small word that merely opens the sentence. */
export function beginsName(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word?.isCapital) return false;
  const isFirstMinister = word.lower === 'first' && titles.has(words[index + 1]?.lower ?? '');
  return isFirstMinister || !isSmallWord(word);
}

/** Where the name ends that begins at `from`: behind capitals, with `al` and `van` between them, and `Bank of England`. */
export function nameEnd(words: readonly Word[], from: number): number {
  let to = from + 1;
  while (to < words.length && !words[to - 1]?.isPossessive) {
    let next = to;
    while (next - to < 2 && particles.has(words[next]?.text ?? '')) next += 1;
    if (next === to && /^(?:of|for)$/.test(words[to]?.text ?? '') && isBody(words[to - 1])) next += 1;
    if (!beginsName(words, next)) break;
    to = next + 1;
  }
  return to;
}

/** Whether a name that ends with this word is no person's. */
export function isBody(word: Word | undefined): boolean {
  return word !== undefined && (bodies.has(word.lower) || impersonal.has(word.lower));
}
