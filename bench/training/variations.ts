import { fold } from '../../src/answers/language/fold.ts';
import { languageOf } from '../../src/answers/language/language.ts';
import { wordsOf } from '../../src/answers/language/words.ts';
import type { SetArticle, SetQuestion } from './measuring-set.ts';
import { createRandom, hash, shuffled } from './random.ts';

/**
 * Questions as readers type them, made of well-written ones: some in small letters, some as bare keywords, some with a
 * typing error. The same questions give the same variations.
 */
export function variationsOf(questions: readonly SetQuestion[], language: string): SetQuestion[] {
  return questions.flatMap((question) => {
    const random = createRandom(hash(question.id));
    const style = random();
    if (style < 0.15) return [{ ...question, q: question.q.toLowerCase().replace(/[?؟]/g, '') }];
    if (style < 0.25) return [{ ...question, q: keywordsOf(question.q, language).join(' ') }];
    if (style < 0.4) return [{ ...question, q: misspell(question.q, language, random) }];
    if (style < 0.55) return [{ ...question, q: shorten(question.q, language, random) }];
    return [];
  });
}

/**
 * Short questions that the article does not answer although they name what it is about: those about other texts with
 * their names replaced by one of this text's, of which no paragraph says what is asked. "When was Kublai born?" becomes
 * "When was Connecticut born?".
 */
export function foreignQuestions(
  articles: readonly SetArticle[],
  questions: readonly SetQuestion[],
  language: string,
): SetQuestion[] {
  const short = questions.filter(
    ({ kind, q }) => kind === 'answerable' && wordsOf(q).length <= 8 && namesOf(q, language).length > 0,
  );
  const groups = new Map(articles.map(({ id, group }) => [id, group]));
  return articles.flatMap(({ id, group, paras, title }) => {
    const random = createRandom(hash(`foreign ${id}`));
    const own = namesOf(paras.map(({ text }) => text).join(' '), language);
    return shuffled(short, random)
      .filter(({ article }) => groups.get(article) !== group)
      .slice(0, 40)
      .flatMap(({ q }, number) => {
        const name = own[Math.floor(random() * own.length)];
        if (name === undefined) return [];
        const names = namesOf(q, language);
        const about = [title, ...paras.map(({ text }) => text)].filter((text) => text.includes(name));
        const isSaid = (word: string) =>
          about.some((text) => text.toLowerCase().includes(word.toLowerCase().slice(0, 5)));
        if (tellingWordsOf(q, language).every((word) => names.includes(word) || isSaid(word))) return [];
        const [first = '', ...others] = names;
        const swapped = others.reduce((left, other) => left.replace(` ${other}`, ''), q).replace(first, name);
        const typed = random() < 0.4 ? swapped.toLowerCase().replace('?', '') : swapped;
        return [{ id: `${id} foreign ${number}`, article: id, q: typed, kind: 'off-topic' as const }];
      })
      .slice(0, 8);
  });
}

/** A question is asked of so many sisters of its article. */
const SISTERS = 2;

/**
 * The hardest that can be made: questions about another part of the same text, asked of a part in which no answer to them stands.
 */
export function sisterQuestions(
  articles: readonly SetArticle[],
  questions: readonly SetQuestion[],
): SetQuestion[] {
  const groupOf = new Map(articles.map(({ id, group }) => [id, group]));
  const sisters = Map.groupBy(articles, ({ group }) => group);
  const known = new Set(questions.map(({ article, q }) => `${article} ${q}`));
  return questions.flatMap(({ id, article, q, answers = [] }) => {
    if (answers.length === 0) return [];
    const others = (sisters.get(groupOf.get(article) ?? '') ?? []).filter(
      (other) =>
        other.id !== article &&
        !known.has(`${other.id} ${q}`) &&
        !other.paras.some(({ text }) => answers.some((answer) => text.includes(answer))),
    );
    return shuffled(others, createRandom(hash(`sister ${id}`)))
      .slice(0, SISTERS)
      .map((other) => ({
        id: `${other.id} sister ${id}`,
        article: other.id,
        q,
        kind: 'same-topic' as const,
      }));
  });
}

/** What readers ask of any story and few answer, with words of which none may stand in the text. */
const PERSONAL: readonly (readonly [question: string, words: string])[] = [
  ['how old is NAME?', 'old aged age year-old born'],
  ['when was NAME born', 'born birth'],
  ['where was NAME born?', 'born birth native'],
  ['is NAME married?', 'marri wife husband spouse'],
  ['how tall is NAME', 'tall height metres feet'],
  ["what is NAME's salary?", 'salar earn paid wage'],
  ['how many children does NAME have', 'child son daughter'],
  ['how many people live in NAME?', 'population inhabit people live'],
  ['what is the population of NAME', 'population inhabit'],
  ['who is the mayor of NAME?', 'mayor'],
  ['what is the weather like in NAME', 'weather rain sun storm temperature'],
  ['how do i get to NAME?', 'train bus road travel airport'],
  ['what is the phone number of NAME', 'phone telephone'],
  ['when was NAME elected?', 'elect vote'],
  ['when was NAME built?', 'built build construct founded'],
  ['what did the pope say about NAME', 'pope'],
  ['what did the president say?', 'president'],
  ['how much does NAME cost', 'cost price dollar million pound euro fee'],
  ['where can i buy tickets?', 'ticket'],
  ['did anyone die?', 'die death dead kill murder'],
  ['who won the match', 'won win match game'],
  ['is the airport closed?', 'airport'],
  ['how many followers does NAME have', 'follow'],
  ['what religion is NAME?', 'religio church christian muslim jew'],
  ['which school did NAME go to?', 'school universit colleg educat'],
];

/** Such questions about each article, in its names. */
export function personalQuestions(articles: readonly SetArticle[], language: string): SetQuestion[] {
  if (language !== 'en') return [];
  return articles.flatMap(({ id, paras, title }) => {
    const random = createRandom(hash(`personal ${id}`));
    const text = [title, ...paras.map(({ text }) => text)].join(' ');
    const own = namesOf(text, language);
    const unsaid = PERSONAL.filter(
      ([, words]) => !words.split(' ').some((word) => text.toLowerCase().includes(word)),
    );
    return shuffled(unsaid, random)
      .slice(0, 4)
      .flatMap(([question], number) => {
        const name = own[Math.floor(random() * own.length)];
        if (name === undefined) return [];
        const q = question.replace('NAME', random() < 0.5 ? name : name.toLowerCase());
        return [{ id: `${id} personal ${number}`, article: id, q, kind: 'same-topic' as const }];
      });
  });
}

/** Words with a capital that do not open a sentence. */
function namesOf(text: string, tag: string): string[] {
  const language = languageOf(tag);
  return [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{L}{2,}/gu)]
    .map(([word]) => word)
    .filter((word) => !language.isStopWord(fold(word)));
}

/** One typing error in one telling word of five letters or more, never in its first letter. */
export function misspell(text: string, language: string, random: () => number): string {
  const [word] = shuffled(
    keywordsOf(text, language).filter((candidate) => candidate.length >= 5),
    random,
  );
  if (word === undefined) return text;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = word[Math.floor(random() * word.length)] ?? '';
  const errors = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ];
  return text.replace(word, errors[Math.floor(random() * errors.length)] ?? word);
}

/** The question word and two or three telling words: "who wrote constitution". */
function shorten(text: string, language: string, random: () => number): string {
  const kept = new Set(shuffled(keywordsOf(text, language), random).slice(0, random() < 0.5 ? 2 : 3));
  const words = wordsOf(text).filter((word, at) => kept.has(word) || isQuestionWord(word, at));
  const short = words.join(' ');
  return random() < 0.5 ? short.toLowerCase() : `${short}?`;
}

function isQuestionWord(word: string, at: number): boolean {
  return /^(?:who|when|where|why|what|which|how|many|much|long|old)$/i.test(word) || at === 0;
}

/**
 * For each article three of its words, as they are and misspelt, which the sentences that hold them answer, and three of
 * another's, which it does not.
 */
export function keywordQuestions(articles: readonly SetArticle[], language: string): SetQuestion[] {
  const words = articles.map(({ paras }) => keywordsOf(paras.map(({ text }) => text).join(' '), language));
  return articles.flatMap(({ id, paras }, number) => {
    const random = createRandom(hash(id));
    const text = paras.map(({ text }) => text.toLowerCase()).join(' ');
    const own = shuffled(words[number] ?? [], random).slice(0, 3);
    const foreign = shuffled(words[(number * 7 + 13) % words.length] ?? [], random)
      .filter((word) => !text.includes(word.toLowerCase().slice(0, 5)))
      .slice(0, 3);
    return [
      ...own.flatMap((word) => {
        const kept = {
          article: id,
          kind: 'answerable' as const,
          isKeyword: true as const,
          gold: holdersOf(word, paras),
        };
        return [
          { ...kept, id: `${id} ${word}`, q: word },
          { ...kept, id: `${id} typo ${word}`, q: misspell(word, language, random) },
        ];
      }),
      ...foreign.map((q) => ({
        id: `${id} not ${q}`,
        article: id,
        q: q.toLowerCase(),
        kind: 'off-topic' as const,
      })),
    ];
  });
}

/** The sentences that hold a word. */
function holdersOf(word: string, paras: SetArticle['paras']): NonNullable<SetQuestion['gold']> {
  return paras.flatMap(({ text, sents }, p) => {
    const s = sents.flatMap(([start, end], at) => (text.slice(start, end).includes(word) ? [at] : []));
    return s.length > 0 ? [{ p, s }] : [];
  });
}

/** Words of four letters and more that say what a text is about. */
function keywordsOf(text: string, tag: string): string[] {
  return tellingWordsOf(text, tag).filter((word) => fold(word).length > 3 && !/\d/.test(word));
}

function tellingWordsOf(text: string, tag: string): string[] {
  const language = languageOf(tag);
  return wordsOf(text).filter((word) => !language.isStopWord(language.word?.(word) ?? fold(word)));
}
