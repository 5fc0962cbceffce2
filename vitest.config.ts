import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { useRunFolder } from './tests/fakes/run-folder.ts';

/** The folders whose tests need a real PostgreSQL; only for them one is started. */
const ON_DATABASES = [
  'tests/store/**/*.test.ts',
  'tests/delivery/**/*.test.ts',
  'tests/updates/**/*.test.ts',
  'tests/content/archive.test.ts',
];

/** What is seen in a real browser; only for them one is started. */
const IN_BROWSER = ['tests/browser/**/*.test.ts'];

useRunFolder();

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Files share the modules that they load, which is half of what the tests cost; no module keeps anything of a test.
    isolate: false,
    // A good part of the time is waiting for another process; with more workers yet, tests wait for one another.
    maxWorkers: availableParallelism() + 1,
    setupFiles: ['tests/fakes/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'databases', include: ON_DATABASES, globalSetup: 'tests/fakes/postgres-setup.ts' },
      },
      {
        extends: true,
        test: { name: 'browser', include: IN_BROWSER, globalSetup: 'tests/browser/browser-setup.ts' },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...ON_DATABASES, ...IN_BROWSER],
        },
      },
    ],
  },
});
