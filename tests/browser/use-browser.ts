import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { onDemand } from '../fakes/on-demand.ts';
import { launchBrowser } from './launch.ts';

/** What went wrong on a page: errors, breaches of the security policy, requests to others. */
type Opened = { readonly page: Page; readonly troubles: string[] };

/** One browser for all files that this process runs; it ends with the process. */
let launched: Promise<Browser> | undefined;

/**
 * Pages for a file of tests in the browser that files share. Each test has a page of its own, of a reader who was
 * never there; it is closed behind the test, and must have had no trouble. Pages that are opened alike share what the
 * browser keeps of scripts and styles, which is most of what opening one costs.
 */
export function useBrowser() {
  const contexts = new Map<string, BrowserContext>();
  let browser: Browser;
  let opened: Opened | undefined;
  beforeAll(async () => {
    launched ??= onDemand('chromium').then(() => launchBrowser());
    browser = await launched;
  });
  afterAll(async () => {
    for (const context of contexts.values()) await context.close();
  });
  afterEach(async () => {
    const { page, troubles } = opened ?? {};
    opened = undefined;
    await page?.evaluate(() => localStorage.clear());
    await page?.close();
    await page?.context().clearCookies();
    await page?.context().clearPermissions();
    if (troubles) expect(troubles).toEqual([]);
  });

  return {
    async open(origin: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await contextOf(options);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      opened = { page, troubles: watch(page, origin) };
      await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
      return page;
    },
    /** Takes what was done to the page on purpose off its troubles. */
    forgive(words: string): void {
      const { troubles = [] } = opened ?? {};
      const kept = troubles.filter((trouble) => !trouble.includes(words));
      troubles.splice(0, troubles.length, ...kept);
    },
  };

  async function contextOf(options: BrowserContextOptions): Promise<BrowserContext> {
    const name = JSON.stringify(options);
    const known = contexts.get(name);
    if (known) return known;
    const made = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    contexts.set(name, made);
    return made;
  }
}

function watch(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) troubles.push(`asked ${request.url()}`);
  });
  return troubles;
}
