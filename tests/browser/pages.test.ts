import { expect, test } from 'vitest';
import { paragraphsOf } from '../../src/content/index.ts';
import { PHONE } from './stage.ts';
import { PAGE, useStage } from './use-stage.ts';

const { open, stage } = useStage();

test('an article shows the characters that the article has', async () => {
  const page = await open();
  const shown = await page.evaluate(texts);
  for (const { address, text } of paragraphsOf(stage().article)) {
    expect(shown[address]?.text, address).toContain(text);
  }
});

test('without a script the article is there in full, and the chat says what it needs', async () => {
  const page = await open(PAGE, { ...PHONE, javaScriptEnabled: false });
  const shown = await page.evaluate(texts);
  for (const { address, text } of paragraphsOf(stage().article)) {
    expect(shown[address]?.text, address).toContain(text);
    expect(shown[address]?.visible, address).toBe(true);
  }
  expect(await page.getByText('To ask a question, please switch on JavaScript.').isVisible()).toBe(true);
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
});

test.each(['light', 'dark'] as const)('every text can be read in %s colours', async (colorScheme) => {
  const page = await open(PAGE, { colorScheme });
  await page.locator('#question').fill('rocket?');
  await page.keyboard.press('Enter');
  await page.locator('.quotation').waitFor();
  await page.locator('#question').fill('nothing');
  await page.keyboard.press('Enter');
  await page.locator('.message--unanswered').waitFor();
  const { seen, faint, background } = await page.evaluate(contrasts);
  expect(seen).toBeGreaterThan(50);
  expect(faint).toEqual([]);
  expect(background).toBe(colorScheme === 'dark' ? 'rgb(20, 21, 25)' : 'rgb(255, 253, 250)');
});

test('nothing moves while a page loads', async () => {
  const page = await open();
  await page.locator('.welcome').waitFor();
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const add = (list: PerformanceObserverEntryList) =>
          resolve(
            list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0),
          );
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
        setTimeout(resolve, 100, 0);
      }),
  );
  expect(moved).toBeLessThan(0.01);
});

test('a link to a sentence marks it', async () => {
  const page = await open(`${PAGE}#p25-2`, { javaScriptEnabled: false });
  const colour = (anchor: string) =>
    page
      .locator(`[data-sentence="${anchor}"]`)
      .evaluate((element) => getComputedStyle(element).backgroundImage);
  expect(await colour('p25-2')).toContain('gradient');
  expect(await colour('p25')).toBe('none');
  expect(await colour('p25-3')).toBe('none');
});

test('on paper there is the article and nothing to press', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(await page.locator('#chat').isVisible()).toBe(false);
  expect(await page.locator('.page-foot').isVisible()).toBe(false);
});

test('the feed and the sitemap are XML, though a headline tries to break them', async () => {
  const page = await open('/');
  for (const path of ['/feed.xml', '/news-sitemap.xml']) {
    const parsed = await page.evaluate(async (address) => {
      const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
      return {
        failed: xml.querySelector('parsererror')?.textContent,
        title: xml.querySelector('entry title')?.textContent,
      };
    }, path);
    expect(parsed.failed).toBeUndefined();
    if (path === '/feed.xml') expect(parsed.title).toBe(stage().article.headline);
  }
});

/** The text of each element that has an address, and whether it can be seen. */
function texts() {
  return Object.fromEntries(
    [...document.querySelectorAll('[id]')].map((element) => [
      element.id,
      { text: element.textContent, visible: element.checkVisibility() },
    ]),
  );
}

/** The texts on the page whose colour stands out from what is behind it by less than 4.5 to 1 (3 to 1 where they are large). */
function contrasts() {
  const faint: string[] = [];
  let seen = 0;
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || !element.checkVisibility() || element.closest('.visually-hidden, .skip')) continue;
    seen += 1;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const ratio = contrast(channels(color), behind(element));
    if (ratio < (large ? 3 : 4.5)) faint.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return { seen, faint, background: getComputedStyle(document.body).backgroundColor };

  function behind(element: Element): number[] {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const marker = /rgba?\([^)]*\)/.exec(backgroundImage)?.[0];
      if (marker) return channels(marker);
      if (!/rgba\(.*, 0\)/.test(backgroundColor)) return channels(backgroundColor);
    }
    return [255, 255, 255];
  }
  function channels(colour: string): number[] {
    return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  }
  function contrast(one: number[], other: number[]): number {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(colour: number[]): number {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
