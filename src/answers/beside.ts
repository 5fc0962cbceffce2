import type { Article, Excerpt } from '../content/index.ts';
import { excerptOf, paragraphsOf, speakerOf, textOf } from '../content/index.ts';
import type { Answer } from './answer.ts';
import type { Shelf } from './corpus/shelf.ts';
import { wordsOf } from './language/words.ts';
import type { Question } from './question/question.ts';
import { understand } from './question/question.ts';
import { suits } from './ranking/features.ts';
import type { WeightsFile } from './ranking/judgement.ts';
import { rank } from './ranking/rank.ts';

/** A sentence near the excerpt that has what was asked for is likelier than not the answer, and no more than that. */
const LIKELY = 0.6;
const UNLIKELY = 0.2;
/** The words of an excerpt that are looked for around it. */
const MOST_WORDS = 12;

/** A sentence of the article, with how far it is from the excerpt: 0 in its paragraph, 1 in its section, 2 elsewhere. */
type Near = { readonly excerpt: Excerpt; readonly far: 0 | 1 | 2; readonly isItself: boolean };

/**
 * Answers what asks about an excerpt without saying what: "why?", "when?", "who said that?", "what else did he say?". A reason, a
 * date, a place or a name is looked for in its paragraph first, then in the excerpt itself, then in its section; what stands
 * farther away is never taken for an answer.
 */
export function askBeside(
  question: string,
  excerpt: Excerpt,
  article: Article,
  shelf: Shelf,
  weights: WeightsFile,
  limit: number,
): Answer {
  const asked = understand(question, shelf.vocabulary.language);
  const all = sentencesAround(article, excerpt);
  const found = asked.asksForWords
    ? wordsOfSpeaker(asked, excerpt, article, all)
    : ofTheKind(question, excerpt, article, all, shelf, weights);
  const likely = found.filter(({ far }) => far === 0 || asked.asksForWords);
  const next = all.filter(({ far, isItself, excerpt: { paragraph, start } }) =>
    far === 0 ? !isItself && (paragraph !== excerpt.paragraph || start > excerpt.start) : false,
  );
  const tier = likely.length > 0 ? 'answer' : found.length > 0 ? 'closest' : 'none';
  const shown = tier === 'answer' ? likely : tier === 'closest' ? found : next;
  const excerpts = shown.slice(0, limit).map((near) => near.excerpt);
  return {
    tier,
    answered: tier === 'answer',
    confidence: tier === 'answer' ? LIKELY : tier === 'closest' ? UNLIKELY : 0,
    excerpts: tier === 'answer' ? excerpts : [],
    near: tier === 'answer' ? [] : excerpts,
    subject: textOf(article, excerpt),
    followsUp: true,
  };
}

/** Who says the excerpt: the sentence nearest to it that names them. What else they say: their other sentences. */
function wordsOfSpeaker(
  { kind }: Question,
  excerpt: Excerpt,
  article: Article,
  all: readonly Near[],
): Near[] {
  const speaker = speakerOf(article, excerpt);
  if (!speaker) return [];
  if (kind !== 'who')
    return all.filter((near) => !near.isItself && speakerOf(article, near.excerpt)?.name === speaker.name);
  const name = wordsOf(speaker.name).at(-1) ?? speaker.name;
  return all.filter((near) => textOf(article, near.excerpt).includes(name)).slice(0, 1);
}

/** The sentences near the excerpt that have a new reason, date, place, name or number, as the question asks for one. */
function ofTheKind(
  question: string,
  excerpt: Excerpt,
  article: Article,
  all: readonly Near[],
  shelf: Shelf,
  weights: WeightsFile,
): Near[] {
  const { language } = shelf.vocabulary;
  const { words, terms } = understand(textOf(article, excerpt), language);
  const telling = words.flatMap(({ written, term }) => (term === undefined ? [] : [{ written, term }]));
  const names = telling.filter(({ term }) => terms[term]?.isName);
  const subject = [...new Set([...names, ...telling].map(({ written }) => written))].slice(0, MOST_WORDS);
  const ratingsOf = (subject: string) =>
    new Map(
      rank(`${question} ${subject}`, shelf, weights, article.slug)?.ranked.map(
        ({ candidate: { place, sight }, score }) => [
          `${place.paragraph} ${place.number}`,
          { score, isFitting: suits(sight) > 0 },
        ],
      ),
    );
  const others = ratingsOf(subject.join(' '));
  // Its own words are not new to it.
  const itself = ratingsOf(article.headline);
  const rated = all.flatMap((near) => {
    const rating = (near.isItself ? itself : others).get(keyOf(article, near.excerpt));
    return near.far < 2 && rating?.isFitting ? [{ near, score: rating.score }] : [];
  });
  const order = ({ far, isItself }: Near) => (isItself ? 0.5 : far);
  return rated.sort((a, b) => order(a.near) - order(b.near) || b.score - a.score).map(({ near }) => near);
}

/** Every sentence of the article, the nearest to the excerpt first. */
function sentencesAround(article: Article, excerpt: Excerpt): Near[] {
  const section = article.sections.find(({ paragraphs }) =>
    paragraphs.some(({ address }) => address === excerpt.paragraph),
  );
  const inSection = new Set(section?.paragraphs.map(({ address }) => address));
  const paragraphs = paragraphsOf(article);
  const at = paragraphs.findIndex(({ address }) => address === excerpt.paragraph);
  return paragraphs
    .flatMap(({ address, sentences }, number) =>
      sentences.map(({ start, end }, sentence) => {
        const isSame = address === excerpt.paragraph;
        const near: Near = {
          excerpt: excerptOf(article, address, sentence),
          far: isSame ? 0 : inSection.has(address) ? 1 : 2,
          isItself: isSame && start >= excerpt.start && end <= excerpt.end,
        };
        return { near, apart: Math.abs(number - at) };
      }),
    )
    .sort((a, b) => a.near.far - b.near.far || a.apart - b.apart)
    .map(({ near }) => near);
}

function keyOf(article: Article, { paragraph, start }: Excerpt): string {
  const sentences = paragraphsOf(article).find(({ address }) => address === paragraph)?.sentences ?? [];
  return `${paragraph} ${sentences.findIndex((sentence) => sentence.start === start)}`;
}
