import type { TestProject } from 'vitest/node';
import { serveBrowser } from './launch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all tests listens. */
    browser: string;
  }
}

/** One Chromium for all files of tests; gives what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await serveBrowser();
  project.provide('browser', browser.wsEndpoint());
  return () => browser.close();
}
