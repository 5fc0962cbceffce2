import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserServer, LaunchOptions as PlaywrightOptions } from 'playwright-core';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium');
const CACHE = join(ROOT, 'node_modules/.cache/chromium');
const UNPACK = "await (await import('@sparticuz/chromium')).default.executablePath()";

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
  return start((found) => chromium.launch(found), options);
}

/** The same, for several processes that connect to it. */
export async function serveBrowser(): Promise<BrowserServer> {
  return start((found) => chromium.launchServer(found), {});
}

/** Tries every browser that there may be until one starts. */
async function start<Started>(
  launch: (options: PlaywrightOptions) => Promise<Started>,
  options: LaunchOptions,
): Promise<Started> {
  const failures: string[] = [];
  for (const find of [() => packed(false), () => packed(true), installed]) {
    try {
      const { path, env } = await find();
      return await launch({
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
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the packed browser is for Linux on x64');
  const folder = await unpack();
  const ownFonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = withLibraries ? { LD_LIBRARY_PATH: join(folder, 'al2023/lib') } : {};
  return { path: join(folder, 'chromium'), env: { ...ownFonts, ...libraries } };
}

async function installed(): Promise<Found> {
  const path = process.env.CHROMIUM_PATH ?? INSTALLED.find((candidate) => existsSync(candidate));
  if (!path) throw new Error('no browser is installed in a usual place');
  return { path, env: {} };
}

/**
 * Unpacks the browser once for each version of the package. The package itself unpacks into the folder for temporary
 * files, where another version may lie and where two processes would meet; so it is given a folder of its own, which
 * takes its name when it is complete.
 */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  const folder = join(CACHE, version);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const making = await mkdtemp(join(CACHE, 'making-'));
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: ROOT,
      // The second makes the package unpack its libraries too.
      env: { ...process.env, TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
