import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import type { Article, Library } from '../../src/content/index.ts';
import { makeArticle, makeLibrary } from './make-article.ts';

const old = Array.from({ length: 20 }, (_, at) =>
  makeArticle(`boat-${at + 10}`, `Boat ${at}`, [`Boat number ${at} carries coal.`]),
);

/** A new revision of an article, with another text. */
function changed(article: Article, text: string): Article {
  return {
    ...makeArticle(article.slug, article.headline, [text]),
    revision: `new-${article.slug}`.slice(0, 12),
  };
}

function best(
  library: Library,
  answers: ReturnType<typeof createAnswers>,
  question: string,
): string | undefined {
  const { excerpts, near } = answers.ask(question);
  const [excerpt] = [...excerpts, ...near];
  return excerpt && library.quote(excerpt).text;
}

test('a changed article is found by its new words and no longer by its old ones', () => {
  const before = createAnswers(makeLibrary(old));
  const [first, ...others] = old;
  if (!first) throw new Error('There are no articles.');
  const library = makeLibrary([changed(first, 'It carries bananas.'), ...others]);
  const after = createAnswers(library, before);
  expect(best(library, after, 'bananas')).toBe('It carries bananas.');
  expect(after.ask('coal', { article: first.slug }).excerpts).toEqual([]);
  expect(best(library, after, 'Boat number 5?')).toBe('Boat number 5 carries coal.');
});

test('an article that was taken back is not quoted any more', () => {
  const before = createAnswers(makeLibrary(old));
  const library = makeLibrary(old.slice(1));
  const after = createAnswers(library, before);
  const { excerpts, near } = after.ask('Boat number 0 carries coal');
  expect([...excerpts, ...near].some(({ article }) => article === 'boat-10')).toBe(false);
});

test('answers after many changes are those of a fresh start', () => {
  let library = makeLibrary(old);
  let answers = createAnswers(library);
  let articles = old;
  for (const [at, cargo] of ['salt', 'grain', 'steel', 'timber', 'wine', 'glass'].entries()) {
    articles = articles.map((article, number) =>
      number === at * 3 ? changed(article, `Now it carries ${cargo}.`) : article,
    );
    library = makeLibrary(articles);
    answers = createAnswers(library, answers);
  }
  const fresh = createAnswers(library);
  for (const question of ['salt', 'Which boat carries grain?', 'Boat number 7?', 'timber', 'coal']) {
    expect(best(library, answers, question)).toBe(best(library, fresh, question));
    expect(answers.ask(question).answered).toBe(fresh.ask(question).answered);
  }
});
