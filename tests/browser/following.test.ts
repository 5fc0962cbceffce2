import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApp } from '../server/running-app.ts';
import { useBrowser } from './use-browser.ts';

const SLUG = '2020-08-21-trump-meets-iraq-pm';
const OLD = 'carried out 39 rocket attacks';
const NEW = 'carried out 41 rocket attacks';

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

/** Saves the article with other words, as its editor would. */
function edit(before: string, after: string): void {
  const file = join(content, 'articles', `${SLUG}.md`);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`The article does not say: ${before}`);
  writeFileSync(file, text.replaceAll(before, after));
}

test('a reader follows, the editor saves, and the reader is told: under the quotation what became of it, below what is new', async () => {
  const page = await browser.open(app.url, `/articles/${SLUG}`);
  await say(page, 'how many rocket attacks were there?');
  await log(page).getByText(OLD).waitFor();
  const quoted = (await log(page).locator('.message', { hasText: OLD }).getAttribute('data-message')) ?? '';
  await say(page, '/subscribe');
  await log(page).getByText('You follow everything').waitFor();

  edit(OLD, NEW);
  const correction = page.locator(`[data-message="${quoted}"] + .message--attached`);
  await correction.getByText(NEW).waitFor();
  expect(await correction.textContent()).toContain(OLD);
  expect(await correction.textContent()).toContain('A sentence that I quoted to you has been changed');

  edit('roughly 5,000 US troops', 'roughly 4,000 US troops');
  await log(page).getByText('New in an article that you follow').waitFor();
  await log(page).getByText('roughly 4,000 US troops deployed').waitFor();
  await log(page).getByText('You get this because you follow everything').waitFor();
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, animations: 'disabled' });

  await log(page).getByRole('button', { name: 'Stop following' }).last().click();
  await log(page).getByText('You do not follow everything any more').waitFor();
});
