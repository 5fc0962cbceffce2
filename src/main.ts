import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What was compiled at an earlier start is taken from there, which takes a third off a start. Where it cannot be kept, nothing is lost.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));

try {
  process.loadEnvFile();
} catch {
  // Without a .env the environment alone counts.
}

// Loaded now, so that it is taken from there, too.
const { runCommand } = await import('./command-line.ts');
process.exitCode = await runCommand(process.argv.slice(2), process.env, process);
