import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';
import { useBrowser } from './use-browser.ts';

/** The page that tests open unless they name another. */
export const PAGE = '/articles/troops-to-leave';

/** One stage for a file of tests, and pages of it. */
export function useStage() {
  const { open, forgive } = useBrowser();
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  return {
    stage: () => stage,
    forgive,
    open: (path = PAGE, options: BrowserContextOptions = {}): Promise<Page> => open(stage.url, path, options),
  };
}
