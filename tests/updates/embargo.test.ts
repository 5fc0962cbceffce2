import { expect, test } from 'vitest';
import { createArchive, createContent } from '../../src/content/index.ts';
import { pushOf } from '../../src/push-update.ts';
import { meetChat } from '../../src/store/index.ts';
import { createSubscriptions, createUpdates } from '../../src/updates/index.ts';
import { makeFolder, writeFile } from '../content/make-folder.ts';
import { openRoad, wordsSent } from '../delivery/road.ts';
import { silentLog } from '../fakes/stores.ts';

const dated = (published: string, body = 'The minister came.') =>
  `---\nheadline: A visit\npublished: ${published}\n---\n${body}\n`;
const OPENING = '2026-01-05 10:30Z';

/** A newsroom at nine o'clock whose articles are files, and somebody who follows everything. */
async function openFolder() {
  const dir = makeFolder({
    'articles/old.md': dated('2026-01-05 08:00Z', 'It rained.').replace('A visit', 'Rain'),
    'articles/visit.md': dated(OPENING),
  });
  const road = await openRoad({ library: () => program.content.current() });
  const { store, clock, delivery } = road;
  /** As it is after each start. */
  const start = () => {
    const archive = createArchive(store, clock);
    const content = createContent({ dir, publicUrl: 'http://here', archive, now: clock.now });
    const updates = createUpdates({
      ...{ store, content, clock },
      settleSeconds: 600,
      tell: (telling) => delivery.push(pushOf(telling, content.current())),
      log: silentLog,
    });
    return { content, updates };
  };
  let program = start();
  await delivery.start();
  await program.content.reload();
  await program.updates.tick();
  const chat = { platform: road.platform.name, address: 'reader', kind: 'private' } as const;
  const id = await store.write((tx) => meetChat(tx, store.sealing, chat, 0));
  const subscriber = { id, timeZone: 'UTC', language: 'en' };
  await createSubscriptions(store, clock).follow(
    subscriber,
    { kind: 'everything' },
    { kind: 'at once' },
    { how: 'typed' },
  );
  return {
    save: (name: string, text: string) => writeFile(dir, `articles/${name}.md`, text),
    knows: (slug: string) => program.content.current().article(slug) !== undefined,
    async restart() {
      await program.updates.stop();
      program = start();
    },
    /** What has been sent when it is that late. */
    async at(time: string) {
      clock.set(Temporal.Instant.from(`2026-01-05T${time}Z`));
      await program.content.reload();
      await program.updates.tick();
      await road.until(async () => (await delivery.status()).owed.pushes.count === 0, 500);
      return wordsSent(road.platform)
        .filter((line) => !line.includes('You get this'))
        .map((line) => line.replace('reader: ', ''));
    },
  };
}

test('an article of later is told when it has opened and settled, in the words of then, and once through restarts', async () => {
  const folder = await openFolder();
  folder.save('visit', dated(OPENING, 'The minister will come.'));
  expect(await folder.at('10:29')).toEqual([]);
  expect(folder.knows('visit')).toBe(false);
  expect(await folder.at('10:30')).toEqual([]);
  expect(folder.knows('visit')).toBe(true);
  await folder.restart();
  expect(await folder.at('10:39')).toEqual([]);
  expect(await folder.at('10:40')).toEqual(['A new article:', 'A visit']);
  await folder.restart();
  expect(await folder.at('10:51')).toHaveLength(2);
  folder.save('visit', dated(OPENING, 'The minister will come.\n\nHe left again.'));
  await folder.at('10:52');
  expect((await folder.at('11:02')).slice(2)[0]).toBe('New in an article that you follow:');
});

test('an article that opens while the program is down is told once it is up', async () => {
  const folder = await openFolder();
  await folder.restart();
  expect(await folder.at('10:45')).toEqual([]);
  expect(await folder.at('10:55')).toEqual(['A new article:', 'A visit']);
});

test('what an editor saves while the program is down is told once it is up', async () => {
  const folder = await openFolder();
  await folder.restart();
  folder.save('old', dated('2026-01-05 08:00Z', 'It rained.\n\nIt was cold.').replace('A visit', 'Rain'));
  expect(await folder.at('10:00')).toEqual([]);
  expect((await folder.at('10:10'))[0]).toBe('New in an article that you follow:');
  expect(await folder.at('10:20')).toHaveLength(2);
});

test('an article whose date is put off before it opens is told at its new one', async () => {
  const folder = await openFolder();
  await folder.at('10:00');
  folder.save('visit', dated('2026-01-05 12:00Z'));
  expect(await folder.at('11:00')).toEqual([]);
  await folder.at('12:00');
  expect(await folder.at('12:10')).toEqual(['A new article:', 'A visit']);
});

test('an article that had opened and gets a date in the future is gone until then', async () => {
  const folder = await openFolder();
  await folder.at('10:30');
  expect(await folder.at('10:40')).toHaveLength(2);
  folder.save('visit', dated('2026-01-05 13:00Z'));
  await folder.at('11:00');
  expect(folder.knows('visit')).toBe(false);
  // It is gone from what readers may ask, and to who followed everything nothing was quoted from it.
  expect(await folder.at('11:10')).toHaveLength(2);
  await folder.at('13:00');
  expect((await folder.at('13:10')).slice(2)).toEqual(['A new article:', 'A visit']);
});
