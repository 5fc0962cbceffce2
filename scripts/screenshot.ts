/**
 * Takes the README's pictures: a question answered beside the sample article, and with `--following` a reader who is told
 * what their editor has just changed.
 *
 *     node scripts/screenshot.ts [--phone] [--dark] [--fonts DIR] [--question TEXT] [--out docs/screenshot.png]
 *     node scripts/screenshot.ts --following [--dark] [--fonts DIR] [--out docs/following.png]
 *
 * The pages are set in the fonts of the reader's system. `--fonts` names a folder with a `fonts.conf` of fontconfig,
 * for a machine whose own fonts nobody would choose.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../tests/browser/launch.ts';
import { runApp } from '../tests/server/running-app.ts';

const { values } = parseArgs({
  options: {
    following: { type: 'boolean', default: false },
    phone: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    fonts: { type: 'string' },
    question: { type: 'string', default: 'How many rocket attacks were there?' },
    out: { type: 'string' },
  },
});

const SLUG = '2020-08-21-trump-meets-iraq-pm';

const content = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
cpSync('content', content, { recursive: true });
const app = await runApp({ CONTENT_DIR: content, UPDATE_SETTLE_SECONDS: '0' });
const browser = await launchBrowser(values.fonts === undefined ? {} : { fontconfig: values.fonts });
try {
  const page = await browser.newPage({
    viewport: values.phone
      ? { width: 390, height: 844 }
      : { width: 1440, height: values.following ? 1730 : 900 },
    deviceScaleFactor: values.following ? 1 : 2,
    isMobile: values.phone,
    colorScheme: values.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${app.url}/articles/${SLUG}`);
  if (values.phone) await page.getByRole('button', { name: /^Ask/ }).click();
  await (values.following ? follow(page) : ask(page));
} finally {
  await browser.close();
  await app.stop();
  rmSync(content, { recursive: true });
}

async function ask(page: Page): Promise<void> {
  await say(page, values.question);
  await page.getByRole('log').getByRole('figure').first().waitFor();
  await page.locator('[data-marked="answer"]').first().waitFor();
  await page.screenshot({ path: values.out ?? 'docs/screenshot.png', animations: 'disabled' });
}

async function follow(page: Page): Promise<void> {
  const log = page.getByRole('log');
  await say(page, values.question);
  await log.getByRole('figure').first().waitFor();
  await say(page, '/subscribe');
  await log.getByText('You follow everything').waitFor();
  const file = join(content, `articles/${SLUG}.md`);
  const text = readFileSync(file, 'utf8');
  const added = 'The army is looking into it.';
  writeFileSync(
    file,
    text
      .replaceAll('carried out 39 rocket attacks', 'carried out 41 rocket attacks')
      .replace('damage or casualties, the army said.', `damage or casualties, the army said. ${added}`),
  );
  await log.getByText(added).waitFor();
  await log.getByText('carried out 41 rocket attacks').first().waitFor();
  await log.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.locator('#chat').screenshot({
    path: values.out ?? 'docs/following.png',
    animations: 'disabled',
  });
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
}
