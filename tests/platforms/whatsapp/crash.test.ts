import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { pushToEveryone, tally, total } from '../../delivery/counting.ts';
import { freePort } from '../../fakes/free-port.ts';
import { KEY } from '../../fakes/key.ts';
import type { Program } from '../../fakes/program.ts';
import { startProgram } from '../../fakes/program.ts';
import { seeded } from '../../fakes/random.ts';
import type { Place } from '../../fakes/stores.ts';
import { makePlace } from '../../fakes/stores.ts';
import type { CloudApiServer } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';

/** One seed and one kill in the suite; more with `CRASH_SEEDS=1,2,3 CRASH_KILLS=5 npx vitest run tests/platforms/whatsapp/crash.test.ts`. */
const SEEDS = (process.env.CRASH_SEEDS ?? '1').split(',').map(Number);
const KILLS = Number(process.env.CRASH_KILLS ?? 1);
const READERS = 12;
const LONGEST_LIFE_MS = 700;
const LONGEST_PAUSE_MS = 50;

test.each(SEEDS)(
  'killed at random moments, the program answers every question once and pushes nothing twice, as statuses settle it, seed %i',
  { timeout: 300_000 },
  async (seed) => {
    const random = seeded(seed);
    const port = await freePort();
    const server = await createCloudApiServer({ clock: systemClock, rates: false, retries: [0, 50, 100] });
    server.webhook.callback = `http://127.0.0.1:${port}/whatsapp/webhook`;
    onTestFinished(() => server.close());
    const place = await makePlace('sqlite');
    const readers = Array.from({ length: READERS }, () => server.person());
    const programs: Program[] = [];
    let asked = 0;
    let owed = 0;
    // Some answers get lost on their way back as well, and some statuses come before the answer.
    server.statuses = 'before';

    for (let kill = 0; kill < KILLS; kill++) {
      const program = await launch(place, server, port);
      programs.push(program);
      const end = Date.now() + random() * LONGEST_LIFE_MS;
      while (Date.now() < end || asked < 5) {
        if (random() < 0.2) server.fail('/messages', { kind: 'lost', how: 'reset' });
        readers[Math.floor(random() * READERS)]?.says(`/q${asked++}x`);
        await wait(random() * LONGEST_PAUSE_MS);
      }
      await program.kill();
      owed += await pushToEveryone(place, `breaking${kill}x`);
    }
    const last = await launch(place, server, port);
    programs.push(last);
    await vi.waitFor(
      () => {
        expect(tally(server, ANSWER).size).toBe(asked);
        expect(total(tally(server, PUSH)) + givenUp(programs)).toBeGreaterThanOrEqual(owed);
      },
      { timeout: 120_000, interval: 100 },
    );
    await server.settled();
    expect(await last.stop()).toBe(0);

    const repeated = [...tally(server, ANSWER).values()].filter((count) => count > 1).length;
    const received = total(tally(server, PUSH));
    const counts = [
      `seed ${seed}, ${KILLS} kills, ${inDoubt(programs)} sends cut off`,
      `${asked} questions, all answered, ${repeated} of them twice (nothing was told of ${sentAgain(programs, 'reply')})`,
      `${owed} pushes, ${received} received, ${givenUp(programs)} given up (nothing was told of ${sentAgain(programs, 'push')})`,
    ];
    process.stdout.write(`${counts.join('; ')}\n`);
    expect(repeated).toBeLessThanOrEqual(sentAgain(programs, 'reply'));
    expect(received).toBeLessThanOrEqual(owed);
    for (const reader of readers) {
      const pushes = tally(server, PUSH, reader.state.bsuid);
      expect(total(pushes)).toBe(pushes.size);
    }
    server.assertNoViolations();
  },
);

const ANSWER = /^I do not know .?\/q(\d+)x/;
const PUSH = /^(breaking\d+x)$/;

/** Sends that were under way when a process was killed; a push among them that had not gone out does so once that is sure. */
function inDoubt(programs: readonly Program[]): number {
  const lines = programs.flatMap((program) => program.lines).filter((line) => line.includes('took over'));
  return lines.reduce((sum, line) => sum + (JSON.parse(line) as { waiting: number }).waiting, 0);
}

/** Pushes that may have arrived, and of which it was not sure that they had not. */
function givenUp(programs: readonly Program[]): number {
  const lines = programs.flatMap((program) => program.lines);
  return lines.filter((line) => line.includes('the platform told nothing of it') && line.includes('"push"'))
    .length;
}

/** Messages of which nothing was told in time: they never went out, or the machine is too busy. */
function sentAgain(programs: readonly Program[], lane: 'reply' | 'push'): number {
  const lines = programs.flatMap((program) => program.lines);
  return lines.filter((line) => line.includes('sent once more') && line.includes(`"lane":"${lane}"`)).length;
}

async function launch(place: Place, server: CloudApiServer, port: number): Promise<Program> {
  const program = startProgram({
    ...server.settings,
    DATA_DIR: place.dataDir,
    PULLQUOTE_KEY: KEY,
    PORT: String(port),
    WHATSAPP_STATUS_SECONDS: '1',
  });
  onTestFinished(() => program.kill());
  await program.ready;
  return program;
}
