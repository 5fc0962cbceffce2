import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { start } from '../../src/commands/start.ts';
import { createDelivery } from '../../src/delivery/index.ts';
import { StoreLost } from '../../src/store/index.ts';
import { makeLibrary } from '../answers/make-article.ts';
import { ARTICLE, incoming, say } from '../delivery/road.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { freePort } from '../fakes/free-port.ts';
import { KEY } from '../fakes/key.ts';
import { makeDatabase, startPostgres } from '../fakes/postgres.ts';
import { createQuickClock } from '../fakes/quick-clock.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { makePlace, makeStore, silentLog } from '../fakes/stores.ts';
import { makeStreams } from '../fakes/streams.ts';

/** Readers ask less often while so many questions wait for their answers, as long as they are accepted. */
const WAITING = 40;

test('a PostgreSQL that is restarted under load: what was accepted is answered, once, and nobody has to ask again', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const databaseUrl = await makeDatabase(server.url);
  const store = await makeStore({ ...(await makePlace('sqlite')), databaseUrl }, systemClock);
  const platform = createRecordingPlatform();
  const delivery = createDelivery({
    platforms: [platform],
    respond: ({ text }) => say(text),
    library: () => makeLibrary([ARTICLE]),
    store,
    clock: systemClock,
    log: silentLog,
  });
  onTestFinished(() => delivery.stop(systemClock.now()));
  await delivery.start();
  const accepted: string[] = [];
  let running = true;
  onTestFinished(() => {
    running = false;
  });
  const load = Array.from({ length: 8 }, async (_, reader) => {
    for (let count = 0; running; count++) {
      if (accepted.length - platform.sent.length >= WAITING) await systemClock.sleep(5);
      const name = `${reader}-${count}`;
      await delivery.accept(incoming(systemClock, platform.name, name, `chat${reader}`, name));
      accepted.push(name);
    }
  });
  while (accepted.length < 50) await systemClock.sleep(5);
  await server.restart();
  const before = accepted.length;
  while (accepted.length < before + 50) await systemClock.sleep(5);
  running = false;
  await Promise.all(load);

  const answered = () => platform.sent.map(({ words }) => words[0]);
  await expect.poll(() => new Set(answered()).size, { timeout: 15_000 }).toBe(accepted.length);
  expect(answered().toSorted()).toEqual(accepted.toSorted());
}, 60_000);

test('a PostgreSQL that does not come back is lost after half a minute, and the program ends with one line that says so', async () => {
  const server = await startPostgres();
  const databaseUrl = await makeDatabase(server.url);
  const clock = createFakeClock();
  const { dataDir } = await makePlace('sqlite');
  const store = await makeStore({ dataDir, key: KEY, databaseUrl }, clock);
  const { streams, said } = makeStreams();
  const ended = start(
    {
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PULLQUOTE_KEY: KEY,
      PORT: String(await freePort()),
      LOG_LEVEL: 'silent',
    },
    streams,
    createQuickClock(20),
  );
  await vi.waitFor(() => expect(said.out).not.toBe(''), { timeout: 15_000 });
  await server.stop();
  let outcome: unknown;
  store
    .read((db) => db.selectFrom('notes').selectAll().execute())
    .catch((error) => {
      outcome = error;
    });
  while (outcome === undefined) await clock.advance(1_000);
  expect(outcome).toBeInstanceOf(StoreLost);
  expect(String(outcome)).toMatch(/away for 30 seconds/);
  expect(await ended).toBe(1);
  expect(said.err).toBe('The database has been away for 30 seconds.\n');
}, 60_000);
