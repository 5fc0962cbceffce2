import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { unpackChromium } from './unpack.ts';

/** Where a browser usually is, for machines that the packed one does not run on. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export type LaunchOptions = {
  /** A fontconfig folder to draw with instead of the machine's. */
  readonly fontconfig?: string;
};

/**
 * Starts a real Chromium: the one that came with `npm ci` where it runs (Linux on x64), with the libraries packed
 * beside it where the machine lacks them; else the one that `CHROMIUM_PATH` names or that is installed.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [() => packed(false), () => packed(true), installed]) {
    try {
      const { path, env } = await find();
      return await chromium.launch({
        executablePath: path,
        // A container's root has no sandbox of its own to give, and its shared memory is small. Only our own pages are opened.
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
        env: { ...process.env, ...env, ...(options.fontconfig && { FONTCONFIG_PATH: options.fontconfig }) },
      });
    } catch (error) {
      failures.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new Error(
    `No Chromium could be started; install Chrome or Chromium, or set CHROMIUM_PATH to one. Tried: ${failures.join(' | ')}`,
  );
}

type Found = { readonly path: string; readonly env: Readonly<Record<string, string>> };

async function packed(withLibraries: boolean): Promise<Found> {
  const folder = await unpackChromium();
  if (folder === null) throw new Error('the packed browser is for Linux on x64');
  const ownFonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = withLibraries ? { LD_LIBRARY_PATH: join(folder, 'al2023/lib') } : {};
  return { path: join(folder, 'chromium'), env: { ...ownFonts, ...libraries } };
}

async function installed(): Promise<Found> {
  const path = process.env.CHROMIUM_PATH ?? INSTALLED.find((candidate) => existsSync(candidate));
  if (!path) throw new Error('no browser is installed in a usual place');
  return { path, env: {} };
}
