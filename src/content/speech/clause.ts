import { wordSet } from '../word-set.ts';
import { times } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Words that open a clause inside another: who speaks there is part of what is told, not the one who tells it. */
export const subordinators = wordSet(`
  that as when whenever after before while because if unless until though although since than who whom whose which where
  why how what whether whereas once like despite`);

/** Where a clause begins, and what opens it. */
export type Clause = {
  readonly start: number;
  readonly boundary: 'start' | 'pause' | 'joined' | 'subordinate';
};

/** Where the clause begins whose words end at `end`. */
export function clauseStart(words: readonly Word[], end: number): Clause {
  for (let index = end - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word) break;
    const start = index + 1;
    if (word.kind !== 'word') return { start, boundary: /^[:(]$/.test(word.text) ? 'subordinate' : 'pause' };
    const contrasts = /^(?:while|whereas)$/.test(word.lower) && words[index - 1]?.text === ',';
    if (contrasts) return { start, boundary: 'joined' };
    const saysWhen = /^(?:since|after|before)$/.test(word.lower) && times.has(words[start]?.lower ?? '');
    if (subordinators.has(word.lower) && !saysWhen) return { start, boundary: 'subordinate' };
    const joins = word.lower === 'but' || (word.lower === 'and' && !isBetweenNames(words, index));
    if (joins && index > 0) return { start, boundary: 'joined' };
  }
  return { start: 0, boundary: 'start' };
}

/** `Trump and Kadhemi`: the word joins two names, not two clauses. */
export function isBetweenNames(words: readonly Word[], joint: number): boolean {
  return words[joint - 1]?.isCapital === true && words[joint + 1]?.isCapital === true;
}
