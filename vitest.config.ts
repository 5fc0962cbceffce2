import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { useRunFolder } from './tests/fakes/run-folder.ts';

useRunFolder();

// What Node compiles of the packages is kept for every process that comes after, of this run and of the next.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A machine that does much else takes its time.
    expect: { poll: { timeout: 10_000 } },
    // Files share the modules that they load, which is half of what the tests cost; no module keeps anything of a test.
    isolate: false,
    // A good part of the time is waiting for another process; with more workers yet, tests wait for one another.
    maxWorkers: availableParallelism() + 1,
    // What tests make is short-lived; with more room for it, a tenth of the time of collecting it is left.
    execArgv: ['--max-semi-space-size=64'],
    setupFiles: 'tests/fakes/property-seed.ts',
    // A real PostgreSQL and a real browser start when the first test asks for them.
    globalSetup: 'tests/fakes/on-demand-setup.ts',
  },
});
