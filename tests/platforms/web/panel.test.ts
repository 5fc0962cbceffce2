import { expect, test } from 'vitest';
import { panel } from '../../../src/platforms/web/panel.ts';

/** The words that the panel hands to its script. */
function scriptWordsOf(markup: string): Record<string, string> {
  const [, json = ''] = /data-words="([^"]*)"/.exec(markup) ?? [];
  return JSON.parse(json.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))));
}

test('the panel speaks the language of the page, and so does its script', () => {
  const arabic = panel.markup('article', 'ar-AE');
  expect(arabic).toContain('lang="ar" dir="rtl"');
  expect(arabic).toContain('اسأل هذا المقال');
  expect(scriptWordsOf(arabic).copy).toBe('انسخ');
  expect(Object.keys(scriptWordsOf(arabic))).toEqual(
    Object.keys(scriptWordsOf(panel.markup('article', 'en'))),
  );
});

test('on a page in a language that we do not speak the panel speaks English, and says so', () => {
  const markup = panel.markup('articles', 'he');
  expect(markup).toContain('lang="en" dir="ltr"');
  expect(markup).toContain('Ask the articles');
});
