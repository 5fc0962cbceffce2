import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { HOSTILE } from '../server/sample.ts';
import { PHONE } from './stage.ts';
import { PAGE, useStage } from './use-stage.ts';

const ROCKETS = 'Armed factions carried out 39 rocket attacks.';

const { open, stage, forgive } = useStage();

const line = (page: Page) => page.getByRole('textbox', { name: 'Your question' });
const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const marked = (page: Page) => page.locator('.sentence[data-marked="answer"]');

async function ask(page: Page, text: string): Promise<void> {
  await line(page).fill(text);
  await page.keyboard.press('Enter');
}

/** Whether the whole element can be seen, above `bottom` where something covers the page below it. */
async function isInSight(page: Page, selector: string, bottom = Number.POSITIVE_INFINITY): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox();
  const height = Math.min(bottom, page.viewportSize()?.height ?? 0);
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

describe('a question', () => {
  test('is answered by a quotation whose sentence is marked in the article and scrolled into view', async () => {
    const page = await open();
    await ask(page, 'how many rocket attacks?');
    const quotation = log(page).getByRole('figure');
    await quotation.waitFor();
    expect(await quotation.locator('mark').textContent()).toBe(ROCKETS);
    expect(await quotation.locator('blockquote').textContent()).toBe(
      `The convoy was hit. ${ROCKETS} Nobody was hurt.`,
    );
    expect(await quotation.textContent()).toContain('Troops to leave, but not yet');
    expect(await quotation.textContent()).toContain('updated 21 Aug 2020, 07:28');
    expect(await marked(page).allTextContents()).toEqual([ROCKETS]);
    expect(await page.locator('.sentence[data-marked="context"]').count()).toBe(2);
    expect(await isInSight(page, '[data-marked="answer"]')).toBe(true);
    expect(stage().came.at(-1)).toMatchObject({
      text: 'how many rocket attacks?',
      article: 'troops-to-leave',
    });
  });

  test('names who speaks, and links to the sentence, also where it is pasted', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'US troops' }).click();
    const quotation = log(page).getByRole('figure');
    await quotation.waitFor();
    expect(await quotation.locator('.speaker').textContent()).toBe('Donald Trump, US President');
    expect(await quotation.getByRole('link').getAttribute('href')).toBe(`${stage().url}${PAGE}#p26`);
    expect(stage().came.at(-1)).toMatchObject({ kind: 'choice', text: '/troops' });

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await quotation.getByRole('button', { name: 'Copy', exact: true }).click();
    await quotation.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      [
        '"We will go," Trump said.',
        '— Donald Trump, US President, Troops to leave, but not yet, updated 21 Aug 2020, 07:28',
        `${stage().url}${PAGE}#p26`,
      ].join('\n'),
    );
  });

  test('that the article does not answer leaves the article where it is', async () => {
    const page = await open();
    await ask(page, 'nothing');
    await log(page).getByText('The article does not answer that.').waitFor();
    expect(await marked(page).count()).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('may be asked and its answer followed with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the article');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the chat');
    await page.keyboard.press('Enter');
    expect(await line(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('rocket?');
    await page.keyboard.press('Enter');
    await log(page).getByRole('figure').waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await log(page).getByRole('button', { name: 'Show in article' }).focus();
    await page.keyboard.press('Enter');
    expect(await isInSight(page, '[data-marked="answer"]')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(ROCKETS);
    await log(page).getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    await log(page).getByText('"We will go," Trump said.').waitFor();
    await line(page).focus();
    await page.keyboard.press('ArrowUp');
    expect(await line(page).inputValue()).toBe('rocket?');
    await page.keyboard.press('ArrowDown');
    expect(await line(page).inputValue()).toBe('');
  });

  test('that begins with a slash is completed', async () => {
    const page = await open();
    await line(page).focus();
    await page.keyboard.type('/');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual(['/troopsUS troops', '/helpSee what I can do']);
    await page.keyboard.type('T');
    await expect.poll(() => options.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await log(page).getByRole('figure').waitFor();
    expect(stage().came.at(-1)).toMatchObject({ kind: 'text', text: '/troops' });
    expect(await options.count()).toBe(0);
  });

  test('and its answer are shown as text, whatever is in them', async () => {
    const page = await open();
    await ask(page, 'hostile <img src=x onerror=alert(1)>');
    await log(page).getByRole('figure').waitFor();
    expect(await log(page).locator('blockquote').textContent()).toBe(HOSTILE);
    expect(await page.locator('.said-text').textContent()).toBe('hostile <img src=x onerror=alert(1)>');
    expect(await log(page).locator('img, script').count()).toBe(0);
  });
});

describe('a conversation', () => {
  test('is kept over a reload and goes on beside another page', async () => {
    const page = await open();
    await ask(page, 'rocket?');
    await log(page).getByRole('figure').waitFor();
    await page.reload();
    expect(await log(page).locator('.said').count()).toBe(1);
    expect(await log(page).getByRole('figure').count()).toBe(1);
    await page.goto(stage().url);
    const link = log(page).getByRole('link', { name: 'Open at this sentence' });
    await link.click();
    await page.waitForURL(`**${PAGE}#p25-2`);
    expect(await marked(page).allTextContents()).toEqual([ROCKETS]);
    expect(await isInSight(page, '[data-marked="answer"]')).toBe(true);
    await ask(page, '/troops');
    await expect.poll(() => log(page).getByRole('figure').count()).toBe(2);
  });

  test('loses nothing when an answer to a post is lost: it is sent again with the same id', async () => {
    const page = await open();
    let lost = 0;
    await page.route('**/chat/messages', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      return route.fulfill({ status: 503, json: { message: 'Not now.', retryAfterSeconds: 0.01 } });
    });
    const before = stage().came.length;
    await ask(page, 'rocket?');
    await log(page).getByRole('figure').first().waitFor();
    await expect.poll(() => stage().came.length).toBe(before + 2);
    const [first, again] = stage().came.slice(before);
    expect(again?.id).toBe(first?.id);
    await expect.poll(() => page.locator('.said-note').textContent()).toBe('');
    forgive('503');
  });

  test('gets what was said while the connection was cut, once', async () => {
    const page = await open();
    await ask(page, 'rocket?');
    await log(page).getByRole('figure').waitFor();
    stage().cut();
    await stage().push({ parts: [{ kind: 'words', text: 'While you were away.' }], choices: [] });
    await log(page).getByText('While you were away.').waitFor();
    expect(await log(page).locator('.message').count()).toBe(2);
    forgive('ERR_');
  });

  test('shows a correction under what it corrects, and a push without moving the article', async () => {
    const page = await open();
    await ask(page, 'rocket?');
    await log(page).getByRole('figure').waitFor();
    const corrected = (await page.locator('.message').getAttribute('data-message')) ?? '';
    await ask(page, '/troops');
    await expect.poll(() => log(page).getByRole('figure').count()).toBe(2);
    await page.evaluate(() => scrollTo(0, 0));
    await stage().push({ parts: [{ kind: 'words', text: 'This was corrected.' }], choices: [] }, corrected);
    const correction = log(page).getByText('This was corrected.');
    await correction.waitFor();
    expect(await page.locator(`[data-message="${corrected}"] + .message--attached`).textContent()).toContain(
      'This was corrected.',
    );
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});

describe('on a phone', () => {
  test('nothing is wider than the screen, and the answer is seen above the sheet', async () => {
    const page = await open(PAGE, PHONE);
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(await isWide()).toBe(false);
    expect(await page.locator('#chat').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Ask this article' }).tap();
    await ask(page, 'rocket?');
    await log(page).getByRole('figure').waitFor();
    expect(await isWide()).toBe(false);
    const sheet = await page.locator('#chat').boundingBox();
    expect(await isInSight(page, '[data-marked="answer"]', sheet?.y)).toBe(true);
  });

  test('Escape closes the sheet and leads back to where it was opened', async () => {
    const page = await open('/', PHONE);
    const opener = page.getByRole('button', { name: 'Ask the articles' });
    await opener.tap();
    expect(await line(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('/');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await page.locator('#chat').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#chat').isVisible()).toBe(false);
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('from right to left', () => {
  test('the chat stands on the left and speaks the language of the page, and an answer is marked', async () => {
    const page = await open('/articles/arabic');
    expect((await page.locator('#chat').boundingBox())?.x).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.getByRole('textbox', { name: 'سؤالك' }).fill('كم هجوما؟');
    await page.keyboard.press('Enter');
    const quotation = page.getByRole('log', { name: 'المحادثة' }).locator('blockquote');
    await quotation.waitFor();
    expect(await quotation.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await quotation.getAttribute('lang')).toBe('ar');
    expect(await marked(page).allTextContents()).toEqual(['نفذت فصائل مسلحة 39 هجوما صاروخيا.']);
    expect(await isInSight(page, '[data-marked]')).toBe(true);
    expect(await page.getByRole('button', { name: 'اعرضها في المقال' }).count()).toBe(1);
    expect(stage().came.at(-1)?.language).toBe('ar');
  });
});
