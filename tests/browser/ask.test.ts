import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runApp } from '../server/running-app.ts';
import { PHONE } from './stage.ts';
import { useBrowser } from './use-browser.ts';

const ARTICLE = '/articles/2020-08-21-trump-meets-iraq-pm';
const SENTENCE =
  'From October to the end of July, Iraqi armed factions carried out 39 rocket attacks against American interests in the country.';

const browser = useBrowser();
let app: Awaited<ReturnType<typeof runApp>>;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  return browser.open(app.url, path, options);
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
}

const log = (page: Page) => page.getByRole('log');

describe('in a real browser', () => {
  test('an answer quotes the sentence, and the article scrolls to it and highlights it', async () => {
    const page = await open(ARTICLE);
    await ask(page, 'how many rocket attacks were there?');
    await log(page).getByText(SENTENCE).waitFor();
    const sentence = page.locator('[data-sentence]', { hasText: SENTENCE });
    await expect
      .poll(() =>
        sentence.evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
    await expect.poll(() => sentence.getAttribute('data-marked')).toBe('answer');
    expect(await page.locator('[data-marked]').count()).toBe(1);
  });

  test('everything can be done from the keyboard', async () => {
    const page = await open(ARTICLE);
    await page.getByLabel('Your question').focus();
    await page.keyboard.type('troops');
    await page.keyboard.press('Enter');
    const more = log(page).getByRole('button', { name: 'More' });
    await more.waitFor();
    const before = await log(page).locator('blockquote').count();
    await more.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).locator('blockquote').count()).toBeGreaterThan(before);
  });

  test('a hostile question is shown as it was typed', async () => {
    const page = await open(ARTICLE);
    await ask(page, '<img src=x onerror=alert(1)> **who** won?');
    await log(page).getByText('<img src=x onerror=alert(1)> **who** won?').waitFor();
    await log(page).getByText('The article does not answer that.').waitFor();
  });

  test('the conversation is still there after a reload', async () => {
    const page = await open(ARTICLE);
    await ask(page, 'how many rocket attacks were there?');
    await log(page).getByText(SENTENCE).waitFor();
    await page.reload();
    await log(page).getByText(SENTENCE).waitFor();
  });

  test('on a phone nothing scrolls sideways, and the chat is one tap away', async () => {
    const page = await open(ARTICLE, PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: /^Ask/ }).tap();
    await ask(page, 'troops');
    await log(page).getByText('American troops would leave Iraq').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('in the dark the page is dark', async () => {
    const page = await open(ARTICLE, { colorScheme: 'dark' });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [red = 255] = (background.match(/\d+/g) ?? []).map(Number);
    expect(red).toBeLessThan(80);
  });

  test('without JavaScript the article reads, and a link to a sentence still leads there', async () => {
    const page = await open(`${ARTICLE}#p20`, { javaScriptEnabled: false });
    await page.locator('[data-sentence]', { hasText: SENTENCE }).waitFor();
    expect(await page.locator('#p20').isVisible()).toBe(true);
  });
});
