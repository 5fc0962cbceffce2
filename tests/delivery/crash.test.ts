import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../fakes/free-port.ts';
import { KEY } from '../fakes/key.ts';
import type { Program } from '../fakes/program.ts';
import { startProgram } from '../fakes/program.ts';
import { seeded } from '../fakes/random.ts';
import type { Place, StoreKind } from '../fakes/stores.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import type { BotApiServer } from '../fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../fakes/telegram/index.ts';
import { pushToEveryone, tally, total } from './counting.ts';

/**
 * One seed in the suite, and on PostgreSQL one kill, since each is another start of the program; more with
 * `CRASH_SEEDS=1,2,3 CRASH_KILLS=10 npx vitest run tests/delivery/crash.test.ts`.
 */
const SEEDS = (process.env.CRASH_SEEDS ?? '1').split(',').map(Number);
const killsOn = (kind: StoreKind) => Number(process.env.CRASH_KILLS ?? (kind === 'sqlite' ? 2 : 1));
/** So many that Telegram's one message a second to a chat is not what the test waits for. */
const READERS = 24;
const LONGEST_LIFE_MS = 700;
const LONGEST_PAUSE_MS = 100;

describe.each(KINDS)(
  'the real program on %s, killed at random moments and then stopped under load',
  (kind) => {
    test.each(SEEDS)(
      'answers every question, pushes to everybody, seed %i',
      { timeout: 300_000 },
      async (seed) => {
        const random = seeded(seed);
        const server = await createBotApiServer({ clock: realTime, rates: false });
        onTestFinished(() => server.close());
        const place = await makePlace(kind);
        const readers = Array.from({ length: READERS }, () => server.user());
        const programs: Program[] = [];
        const kills = killsOn(kind);
        let asked = 0;
        let owed = 0;

        const askUntil = async (over: () => boolean) => {
          while (!over()) {
            readers[Math.floor(random() * READERS)]?.says(`/q${asked++}x`);
            await wait(random() * LONGEST_PAUSE_MS);
          }
        };

        for (let life = 0; life <= kills; life++) {
          const program = await launch(place, server);
          programs.push(program);
          const end = Date.now() + random() * LONGEST_LIFE_MS;
          await askUntil(() => Date.now() >= end);
          if (life < kills) {
            await program.kill();
          } else {
            let exit: number | null | undefined;
            void program.stop().then((code) => {
              exit = code;
            });
            await askUntil(() => exit !== undefined);
            expect(exit).toBe(0);
          }
          owed += await pushToEveryone(place, `breaking${life}x`);
        }
        const last = await launch(place, server);
        programs.push(last);
        await vi.waitFor(
          () => {
            expect(tally(server, ANSWER).size).toBe(asked);
            expect(total(tally(server, PUSH)) + unknownFates(programs).pushes).toBeGreaterThanOrEqual(owed);
          },
          { timeout: 120_000, interval: 100 },
        );
        expect(await last.stop()).toBe(0);

        const unknown = unknownFates(programs);
        const repeated = [...tally(server, ANSWER).values()].filter((count) => count > 1).length;
        const received = total(tally(server, PUSH));
        const counts = [
          `${kind}, seed ${seed}, ${kills} kills`,
          `${asked} questions, all answered, ${repeated} of them twice (${unknown.replies} sends with unknown fate)`,
          `${owed} pushes, ${received} received (${unknown.pushes} sends with unknown fate)`,
        ];
        process.stdout.write(`${counts.join('; ')}\n`);
        expect(repeated).toBeLessThanOrEqual(unknown.replies);
        expect(received).toBeLessThanOrEqual(owed);
        expect(received).toBeGreaterThanOrEqual(owed - unknown.pushes);
        for (const reader of readers) {
          const pushes = tally(server, PUSH, reader.id);
          expect(total(pushes)).toBe(pushes.size);
          const numbers = [...tally(server, ANSWER, reader.id).keys()].map(Number);
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        }
        server.assertNoViolations();
      },
    );
  },
);

const ANSWER = /^I do not know \/q(\d+)x\./;
const PUSH = /^(breaking\d+x)$/;

async function launch(place: Place, server: BotApiServer): Promise<Program> {
  const program = startProgram({
    DATA_DIR: place.dataDir,
    PULLQUOTE_KEY: KEY,
    PORT: String(await freePort()),
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
  });
  onTestFinished(() => program.kill());
  await program.ready;
  return program;
}

/** How many sends were under way when a process was killed, as its successors say. */
function unknownFates(programs: readonly Program[]): { replies: number; pushes: number } {
  const lines = programs.flatMap((program) => program.lines).filter((line) => line.includes('took over'));
  const taken = lines.map((line) => JSON.parse(line) as { again: number; unknown: number });
  return {
    replies: taken.reduce((sum, { again }) => sum + again, 0),
    pushes: taken.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}
