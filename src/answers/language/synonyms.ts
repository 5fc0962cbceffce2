import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * What newspapers call one thing and readers another, by line; a phrase has its words joined by `_`. Everyday words that stand for
 * each other in most news, whatever it is about: those that only sometimes do are left to the word vectors.
 */
const FILE = resolve(import.meta.dirname, 'synonyms.txt');

/** Groups of stand-ins, each a list of phrases. */
export const synonyms: readonly (readonly string[])[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map((phrase) => phrase.replaceAll('_', ' ')));
