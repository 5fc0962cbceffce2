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
    return [];
  });
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

/** For each article three of its words, as they are and misspelt, which it answers, and three of another's, which it does not. */
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
      ...own.map((q) => ({ id: `${id} ${q}`, article: id, q, kind: 'answerable' as const })),
      ...own.map((q) => ({
        id: `${id} typo ${q}`,
        article: id,
        q: misspell(q, language, random),
        kind: 'answerable' as const,
      })),
      ...foreign.map((q) => ({
        id: `${id} not ${q}`,
        article: id,
        q: q.toLowerCase(),
        kind: 'off-topic' as const,
      })),
    ];
  });
}

function keywordsOf(text: string, tag: string): string[] {
  const language = languageOf(tag);
  return wordsOf(text).filter((word) => {
    const folded = language.word?.(word) ?? fold(word);
    return folded.length > 3 && !language.isStopWord(folded) && !/\d/.test(folded);
  });
}
