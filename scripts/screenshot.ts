/**
 * Takes the README's picture: the sample article with a question answered beside it.
 *
 *     node scripts/screenshot.ts [--phone] [--dark] [--out docs/screenshot.png]
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/browser/launch.ts';
import { runApp } from '../tests/server/running-app.ts';

const { values } = parseArgs({
  options: {
    phone: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    out: { type: 'string', default: 'docs/screenshot.png' },
  },
});

const app = await runApp();
const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: values.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    colorScheme: values.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${app.url}/articles/2020-08-21-trump-meets-iraq-pm`);
  if (values.phone) await page.getByRole('button', { name: /^Ask/ }).click();
  await page.getByLabel('Your question').fill('how many rocket attacks were there?');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('39 rocket attacks').waitFor();
  await page.getByRole('log').getByRole('button', { name: 'In context' }).waitFor();
  await page.screenshot({ path: values.out, animations: 'disabled' });
} finally {
  await browser.close();
  await app.stop();
}
