import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The real program in a process of its own. */
export type Program = {
  /** Resolves when it has said that it is ready; rejects where it ends before. */
  readonly ready: Promise<void>;
  /** What it has logged. */
  readonly lines: readonly string[];
  /** Ends it at once, as a crash or a power cut does. */
  kill(): Promise<void>;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
  /** Resolves with its exit code when it has ended. */
  readonly ended: Promise<number | null>;
};

const ROOT = join(import.meta.dirname, '../..');

/** Starts `node src/main.ts` with exactly these settings. */
export function startProgram(settings: Readonly<Record<string, string>>, args = ['start']): Program {
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter(Boolean));
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = Promise.race([
    once(child.stdout, 'data').then(() => undefined),
    ended.then((code) => {
      throw new Error(`The program ended with ${code}: ${lines.slice(-5).join('\n')}`);
    }),
  ]);
  ready.catch(() => undefined);
  return {
    ready,
    lines,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
