import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import { buildArticle, createLibrary, textOf } from '../../src/content/index.ts';

const publication = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };

/** The first thing that an article of one paragraph quotes for a question. */
function first(question: string, text: string): string | undefined {
  const published = Temporal.ZonedDateTime.from('2026-01-01T09:00[UTC]');
  const article = buildArticle(
    { slug: 'a', headline: 'Harbour news', published, body: [{ paragraphs: [text] }] },
    publication,
  );
  const library = createLibrary({ publication, publicUrl: 'https://x.example', articles: [article] });
  const { excerpts, near } = createAnswers(library).ask(question);
  const [best] = [...excerpts, ...near];
  return best && textOf(article, best);
}

test('a sentence that opens with a pronoun has the one before it beside it', () => {
  const text =
    'The Aurora sank in the harbour in 1912. She was raised in the harbour in 1920. Bread is cheap.';
  expect(first('When was the Aurora raised in the harbour?', text)).toBe(
    'The Aurora sank in the harbour in 1912. She was raised in the harbour in 1920.',
  );
});
