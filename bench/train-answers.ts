/**
 * Trains the weights of the answers on a measuring set and on the stories of bench/training/stories: `node bench/train-answers.ts FOLDER [SPLIT]`. The folder holds
 * `articles.SPLIT.jsonl` and `questions.SPLIT.jsonl`. Writes src/answers/ranking/weights.json, the same to the digit
 * for the same set and code. Takes some minutes.
 */
import { writeFileSync } from 'node:fs';
import { WEIGHTS_FILE } from '../src/answers/ranking/judgement.ts';
import { readMeasuringSet } from './training/measuring-set.ts';
import { readTrainingStories } from './training/stories.ts';
import { trainWeights } from './training/train-weights.ts';

const [folder, split = 'dev'] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Name the folder of the measuring set: node bench/train-answers.ts FOLDER [SPLIT]\n');
  process.exit(2);
}
const weights = trainWeights(readMeasuringSet(folder, split), readTrainingStories(), { say });
writeFileSync(WEIGHTS_FILE, `${JSON.stringify(weights, null, 2)}\n`);
say(`wrote ${WEIGHTS_FILE}`);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
