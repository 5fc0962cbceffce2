/**
 * Takes the README's picture: the sample article with a question answered beside it.
 *
 *     node scripts/screenshot.ts [--phone] [--dark] [--fonts DIR] [--question TEXT] [--out docs/screenshot.png]
 *
 * The pages are set in the fonts of the reader's system. `--fonts` names a folder with a `fonts.conf` of fontconfig,
 * for a machine whose own fonts nobody would choose.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/browser/launch.ts';
import { runApp } from '../tests/server/running-app.ts';

const { values } = parseArgs({
  options: {
    phone: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    fonts: { type: 'string' },
    question: { type: 'string', default: 'How many rocket attacks were there?' },
    out: { type: 'string', default: 'docs/screenshot.png' },
  },
});

const app = await runApp();
const browser = await launchBrowser(values.fonts === undefined ? {} : { fontconfig: values.fonts });
try {
  const page = await browser.newPage({
    viewport: values.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    isMobile: values.phone,
    colorScheme: values.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${app.url}/articles/2020-08-21-trump-meets-iraq-pm`);
  if (values.phone) await page.getByRole('button', { name: /^Ask/ }).click();
  await page.getByLabel('Your question').fill(values.question);
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByRole('figure').first().waitFor();
  await page.locator('[data-marked="answer"]').first().waitFor();
  await page.screenshot({ path: values.out, animations: 'disabled' });
} finally {
  await browser.close();
  await app.stop();
}
