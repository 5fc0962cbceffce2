/**
 * How good the answers to the sample questions are, mistakes listed: `npm run bench:answers`. `--bare` takes away what
 * the editors wrote into the front matter (people, aliases), to see how good the answers are without any help.
 */
import { createAnswers } from '../src/answers/index.ts';
import { createLibrary, loadContent } from '../src/content/index.ts';
import { askSample, readSampleQuestions, summarise } from './sample-questions.ts';

const PUBLIC_URL = 'https://bench.example';
const isBare = process.argv.includes('--bare');
const { library: sample } = await loadContent('content', { publicUrl: PUBLIC_URL });
const library = createLibrary({
  publication: sample.publication,
  publicUrl: PUBLIC_URL,
  articles: sample.articles.map((article) => (isBare ? { ...article, people: [], aliases: [] } : article)),
});
const outcomes = askSample(readSampleQuestions(), createAnswers(library), library);

for (const { question, answered, confidence, texts, rank } of outcomes) {
  const isRight = question.gold ? answered && rank === 0 : !answered;
  if (isRight) continue;
  const verdict = question.gold
    ? `${answered ? 'answered' : 'silent'}, right at ${rank + 1 || '–'}`
    : 'answered';
  print(
    `${verdict.padEnd(22)} ${confidence.toFixed(2)}  ${question.q}\n${' '.repeat(29)}${texts[0]?.slice(0, 120) ?? ''}`,
  );
}
const { hit1, hit3, answered, silent } = summarise(outcomes);
print(
  `right at once ${percent(hit1)}, among three ${percent(hit3)}, answered ${percent(answered)}; silent where there is no answer ${percent(silent)}`,
);

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
