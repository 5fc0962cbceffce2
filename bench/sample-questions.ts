import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer, Answers } from '../src/answers/index.ts';
import type { Library } from '../src/content/index.ts';
import { buildArticle, createLibrary, loadContent } from '../src/content/index.ts';

/** A reader's question about the sample article. */
export type SampleQuestion = {
  readonly q: string;
  /** What kind of difficulty it is: `typo`, `who said`, `unanswerable`. */
  readonly tag: string;
  /** Words of the sentences that answer it, any of which will do; absent where the article does not answer. */
  readonly gold?: readonly string[];
};

export function readSampleQuestions(): SampleQuestion[] {
  return readQuestions('sample-questions.jsonl');
}

function readQuestions(name: string): SampleQuestion[] {
  return readFileSync(resolve(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A news story and what readers ask about it. */
export type Story = {
  readonly name: string;
  readonly library: Library;
  readonly questions: readonly SampleQuestion[];
};

const PUBLIC_URL = 'https://bench.example';

/** Invented stories that no editor helped and training never saw. */
const UNSEEN = ['border-clash', 'ferry-strike', 'library-cuts', 'river-flood'];

/** The sample as its editors wrote it; the same without people, aliases and topics; and stories that never had any. */
export async function readStories(): Promise<Story[]> {
  const { library } = await loadContent('content', { publicUrl: PUBLIC_URL });
  const { publication } = library;
  const bare = library.articles.map((article) => ({ ...article, people: [], aliases: [], topics: [] }));
  const moment = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(publication.timeZone);
  const alone = (articles: Library['articles']) =>
    createLibrary({ publication, publicUrl: PUBLIC_URL, articles });
  const unseen = UNSEEN.map((slug): Story => {
    const { published, updated, ...told } = JSON.parse(
      readFileSync(resolve(import.meta.dirname, `stories/${slug}.json`), 'utf8'),
    );
    const article = buildArticle(
      { ...told, slug, published: moment(published), updated: moment(updated) },
      publication,
    );
    return {
      name: `an unseen story, ${slug}`,
      library: alone([article]),
      questions: readQuestions(`stories/${slug}-questions.jsonl`),
    };
  });
  return [
    { name: 'the sample', library, questions: readSampleQuestions() },
    {
      name: 'the sample, without help from its editors',
      library: alone(bare),
      questions: readSampleQuestions(),
    },
    ...unseen,
  ];
}

/** What came of one question. */
export type Outcome = {
  readonly question: SampleQuestion;
  readonly answered: boolean;
  readonly tier: Answer['tier'];
  readonly confidence: number;
  /** The first three, near misses included. */
  readonly texts: readonly string[];
  /** Place of the first that is right, from 0; -1 where none of the three is, or where none can be. */
  readonly rank: number;
};

export function askSample(
  questions: readonly SampleQuestion[],
  answers: Answers,
  library: Library,
): Outcome[] {
  return questions.map((question) => {
    const { answered, tier, confidence, excerpts, near } = answers.ask(question.q);
    const texts = [...excerpts, ...near].slice(0, 3).map((excerpt) => library.quote(excerpt).text);
    const rank = rankAmong(texts, question);
    return { question, answered, tier, confidence, texts, rank };
  });
}

/** Place of the first text that answers, from 0; -1 where none does. */
export function rankAmong(texts: readonly string[], { gold }: SampleQuestion): number {
  return texts.findIndex((text) => gold?.some((words) => plain(text).includes(words)));
}

/** Shares from 0 to 1. */
export type Summary = {
  readonly hit1: number;
  readonly hit3: number;
  /** Of the answerable. */
  readonly answered: number;
  /** Of the unanswerable. */
  readonly silent: number;
};

export function summarise(outcomes: readonly Outcome[]): Summary {
  const answerable = outcomes.filter(({ question }) => question.gold);
  const others = outcomes.filter(({ question }) => !question.gold);
  const share = (of: readonly Outcome[], isCounted: (outcome: Outcome) => boolean) =>
    of.filter(isCounted).length / Math.max(of.length, 1);
  return {
    hit1: share(answerable, ({ rank }) => rank === 0),
    hit3: share(answerable, ({ rank }) => rank >= 0),
    answered: share(answerable, ({ answered }) => answered),
    silent: share(others, ({ answered }) => !answered),
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}
