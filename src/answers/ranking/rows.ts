import { features } from './features.ts';
import type { Sight } from './sight.ts';

/** Where even the best has less than this, being near it means little. */
const LEAST_BEST = 0.05;

/** Which features are measured against the best candidate too: a lead counts more than a level. */
const RELATIVE = [
  'coverage',
  'bm25',
  'literal coverage',
  'soft coverage',
  'context coverage',
  'coverage through pronouns',
  'neighbour coverage',
  'paragraph bm25',
  'soft context',
  'stop words',
  'meaning',
  'like the rest',
  'fits: coverage',
];

/** Which features count more, or less, in a question of many words. */
const BY_TERMS = [
  'coverage',
  'bm25',
  'soft coverage',
  'context coverage',
  'neighbour coverage',
  'soft context',
  'meaning',
  'length',
  'early paragraph',
];

const columnOf = new Map(features.map(({ name }, at) => [name, at]));
const relative = RELATIVE.map((name) => columnOf.get(name) ?? 0);
const byTerms = BY_TERMS.map((name) => columnOf.get(name) ?? 0);

/** All names in the order of a row of features. */
export const featureNames: readonly string[] = [
  ...features.map(({ name }) => name),
  ...RELATIVE.map((name) => `${name}, of the best`),
  ...BY_TERMS.map((name) => `${name}, by number of terms`),
];

/** The rows of features of all candidates of one question. */
export function rowsOf(sights: readonly Sight[]): Float32Array[] {
  const rows = sights.map((sight) => {
    const row = new Float32Array(featureNames.length);
    for (let at = 0; at < features.length; at++) row[at] = features[at]?.of(sight) ?? 0;
    return row;
  });
  relative.forEach((source, number) => {
    const best = rows.reduce((most, row) => Math.max(most, row[source] ?? 0), LEAST_BEST);
    for (const row of rows) row[features.length + number] = Math.max(0, row[source] ?? 0) / best;
  });
  const length = Math.log(1 + (sights[0]?.here.length ?? 0)) / 3;
  byTerms.forEach((source, number) => {
    const target = features.length + relative.length + number;
    for (const row of rows) row[target] = length * (row[source] ?? 0);
  });
  return rows;
}
