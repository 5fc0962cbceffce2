import { flushCompileCache } from 'node:module';
import { startApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { readSettings, secretsOf } from '../settings.ts';
import type { Streams } from './streams.ts';

/** Runs the bot until a signal asks it to stop (exit 0) or until it is lost for good (exit 1). */
export async function start(
  environment: NodeJS.ProcessEnv,
  { stdout, stderr }: Streams,
  clock = systemClock,
): Promise<number> {
  const settings = readSettings(environment);
  const log = createLog({ level: settings.LOG_LEVEL, secrets: secretsOf(settings) });
  const stopping = Promise.withResolvers<'stopped'>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.resolve('stopped'));

  const app = await startApp({ settings, clock, log });
  stdout.write(`${app.greeting}\n`);
  // What was compiled is kept now: who is killed keeps nothing at the end, and would compile it at every start.
  flushCompileCache();
  const ended = await Promise.race([stopping.promise, app.lost.catch((error: unknown) => error)]);
  await app.stop();
  if (ended === 'stopped') return 0;
  stderr.write(`${ended instanceof Error ? ended.message : String(ended)}\n`);
  return 1;
}
