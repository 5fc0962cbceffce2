import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { paragraphsOf } from '../../src/content/index.ts';
import { measuredLibrary } from '../measured-library.ts';
import type { SampleQuestion } from '../sample-questions.ts';
import type { MeasuringSet, SetArticle, SetQuestion } from './measuring-set.ts';

const FOLDER = resolve(import.meta.dirname, 'stories');
/** What the stories are called where a set is parted by source. */
export const STORIES = 'stories';

/** Invented news stories with what readers type about them, to learn from: no measuring set has such questions. */
export function readTrainingStories(): MeasuringSet {
  const stories = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readStory(file.slice(0, -'.json'.length)));
  return {
    articles: stories.map(({ article }) => article),
    questions: stories.flatMap(({ questions }) => questions),
  };
}

function readStory(name: string): { article: SetArticle; questions: SetQuestion[] } {
  const { headline, body } = JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'));
  const paras = body.flatMap(({ heading, paragraphs }: { heading?: string; paragraphs: string[] }) =>
    paragraphs.map((text) => ({ text, ...(heading !== undefined && { heading }) })),
  );
  const plain = { id: name, title: headline, lang: 'en', paras };
  const [built] = measuredLibrary([plain]).library.articles;
  const sentences = built ? paragraphsOf(built).map((paragraph) => paragraph.sentences) : [];
  const article: SetArticle = {
    ...plain,
    group: name,
    source: STORIES,
    paras: plain.paras.map((para: { text: string }, at: number) => ({
      ...para,
      sents: (sentences[at] ?? []).map(({ start, end }) => [start, end] as const),
    })),
  };
  const questions = readFileSync(resolve(FOLDER, `${name}-questions.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line, number): SetQuestion => {
      const { q, gold } = JSON.parse(line) as SampleQuestion;
      const asked = { id: `${name} ${number}`, article: name, q };
      return gold
        ? { ...asked, kind: 'answerable', gold: gold.map((words) => placeOf(words, article)) }
        : { ...asked, kind: 'same-topic' };
    });
  return { article, questions };
}

/** The sentence of an article that holds some words of it. */
function placeOf(words: string, { id, paras }: SetArticle): { p: number; s: readonly number[] } {
  const p = paras.findIndex(({ text }) => text.includes(words));
  const at = paras[p]?.text.indexOf(words) ?? -1;
  const s = paras[p]?.sents.findIndex(([start, end]) => start <= at && at < end) ?? -1;
  if (s < 0) throw new Error(`The story ${id} does not say "${words}"; correct the questions about it.`);
  return { p, s: [s] };
}
