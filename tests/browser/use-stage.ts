import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './launch.ts';
import type { Stage } from './stage.ts';
import { openPage, openStage } from './stage.ts';

/** The page that tests open unless they name another. */
export const PAGE = '/articles/troops-to-leave';

/** One browser and one stage for a file of tests; each test's page is closed behind it, and must have had no trouble. */
export function useStage() {
  let browser: Browser;
  let stage: Stage;
  let opened: Awaited<ReturnType<typeof openPage>> | undefined;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });
  afterEach(async () => {
    const { page, troubles } = opened ?? {};
    opened = undefined;
    await page?.context().close();
    if (troubles) expect(troubles).toEqual([]);
  });
  return {
    stage: () => stage,
    /** Takes what was done to the page on purpose off its troubles. */
    forgive(words: string): void {
      const { troubles = [] } = opened ?? {};
      const kept = troubles.filter((trouble) => !trouble.includes(words));
      troubles.splice(0, troubles.length, ...kept);
    },
    async open(path = PAGE, options: Parameters<typeof openPage>[3] = {}): Promise<Page> {
      opened = await openPage(browser, stage, path, options);
      return opened.page;
    },
  };
}
