import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApp } from '../server/running-app.ts';
import { useBrowser } from './use-browser.ts';

const SLUG = '2020-08-21-trump-meets-iraq-pm';
const OLD = 'carried out 39 rocket attacks';
const NEW = 'carried out 41 rocket attacks';

/** What readers are promised of a file that an editor saves; `told` where its changes are told as they come. */
const LIVE_MS = 1_000;
const TOLD_MS = 2_000;

/** Saves that are timed until one keeps its promise: a machine that does much else may stall any of them. */
const SAVES = 8;

const browser = useBrowser();
let app: Awaited<ReturnType<typeof runApp>>;
let content: string;
beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
  cpSync('content', content, { recursive: true });
  app = await runApp({ CONTENT_DIR: content, UPDATE_SETTLE_SECONDS: '0' });
});
afterAll(async () => {
  await app.stop();
  rmSync(content, { recursive: true });
});

const log = (page: Page) => page.getByRole('log');

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
}

/** Saves the article with other words, in its text and where its topics name it, as its editor would. Gives when, in milliseconds since 1970. */
function edit(before: RegExp, after: string): number {
  const file = join(content, 'articles', `${SLUG}.md`);
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(before, after);
  if (edited === text) throw new Error(`The article does not say: ${before}`);
  writeFileSync(file, edited);
  return statSync(file).mtimeMs;
}

test('a reader follows, the editor saves, and the reader is told: under the quotation what became of it, below what is new', async () => {
  const page = await browser.open(app.url, `/articles/${SLUG}`);
  await say(page, 'how many rocket attacks were there?');
  await log(page).getByText(OLD).waitFor();
  const quoted = (await log(page).locator('.message', { hasText: OLD }).getAttribute('data-message')) ?? '';
  await say(page, '/subscribe');
  await log(page).getByText('You follow everything').waitFor();

  edit(/carried out 39 rocket attacks/g, NEW);
  const correction = page.locator(`[data-message="${quoted}"] + .message--attached`);
  await correction.getByText(NEW).waitFor();
  expect(await correction.textContent()).toContain(OLD);
  expect(await correction.textContent()).toContain('A sentence that I quoted to you has been changed');

  edit(/roughly 5,000 US troops/g, 'roughly 4,000 US troops');
  await log(page).getByText('New in an article that you follow').waitFor();
  await log(page).getByText('roughly 4,000 US troops deployed').waitFor();
  await log(page).getByText('You get this because you follow everything').waitFor();

  await log(page).getByRole('button', { name: 'Stop following' }).last().click();
  await log(page).getByText('You do not follow everything any more').waitFor();
});

test('a saved file is live within a second and told within two, and at no moment is the article not there', {
  timeout: 60_000,
}, async () => {
  const page = await browser.open(app.url, `/articles/${SLUG}`);
  await say(page, '/subscribe');
  await log(page).getByText('You follow everything').waitFor();
  const live: number[] = [];
  const told: number[] = [];
  const isKept = () => Math.min(...live) < LIVE_MS && Math.min(...told) < TOLD_MS;
  for (let save = 1; save <= SAVES && !isKept(); save++) {
    const words = `carried out ${50 + save} rocket attacks`;
    const arrival = arrivalOf(page, words);
    const saved = edit(/carried out \d+ rocket attacks/g, words);
    live.push((await appearanceOf(words)) - saved);
    told.push((await arrival) - saved);
  }
  expect(Math.min(...live)).toBeLessThan(LIVE_MS);
  expect(Math.min(...told)).toBeLessThan(TOLD_MS);
});

/** When words stand in the conversation, by the browser's clock. Looks from now on. */
async function arrivalOf(page: Page, words: string): Promise<number> {
  const seen = await page.evaluateHandle((words) => {
    const log = document.querySelector('[role=log]');
    return new Promise<number>((resolve) => {
      const look = new MutationObserver(() => {
        if (log?.textContent.includes(words)) resolve(Date.now());
      });
      if (log) look.observe(log, { childList: true, subtree: true });
    });
  }, words);
  return seen.jsonValue();
}

/** When words stand on the article's page, which is there all the time. */
async function appearanceOf(words: string): Promise<number> {
  for (;;) {
    const page = await fetch(`${app.url}/articles/${SLUG}`);
    const text = await page.text();
    expect(page.status).toBe(200);
    if (text.includes(words)) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
