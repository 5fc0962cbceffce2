import { beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { createConversation, wordsIn } from '../../src/conversation/index.ts';
import { openSample } from '../conversation/sample.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { StoreKind } from '../fakes/stores.ts';
import { KINDS } from '../fakes/stores.ts';
import { openRoad } from './road.ts';

let sample: Awaited<ReturnType<typeof openSample>>;
beforeAll(async () => {
  sample = await openSample();
});

const english = wordsIn('en');
const arabic = wordsIn('ar');

/** The road with what readers really talk to. `say` gives what one text was answered with. */
async function openTalk(kind: StoreKind) {
  const platform = createRecordingPlatform('recorder', {
    mayManage: async (_address, { id }) => id === 'admin',
  });
  const conversation = createConversation({
    handlers,
    content: () => sample,
    follow: () => [],
    chats: () => road.delivery.chats,
  });
  const road = await openRoad({
    kind,
    platform,
    respond: conversation.respond,
    library: () => sample.library,
  });
  await road.delivery.start();
  let id = 0;
  async function say(address: string, text: string, person = 'guest'): Promise<string> {
    const before = platform.sent.length;
    id += 1;
    await road.ask(id, address, text, { person: { id: person }, addressed: 'command' });
    await road.until(() => platform.sent.length > before, 100);
    await road.until(async () => (await road.delivery.status()).owed.replies.count === 0, 100);
    const said = platform.sent.slice(before).map(({ words, quotes }) => [...words, ...quotes].join('\n'));
    return said.join('\n');
  }
  return { road, platform, say };
}

describe.each(KINDS)('on %s', (kind) => {
  test('a chat chooses a language by tag or by name, keeps it, and gives it back', async () => {
    const { say } = await openTalk(kind);
    expect(await say('alice', '/language')).toContain('English');
    expect(await say('alice', '/language Arabic')).toBe(arabic('language.now', { language: 'العربية' }));
    expect(await say('alice', 'thanks')).toBe(arabic('greeting.youAreWelcome'));
    expect(await say('alice', '/troops')).toContain('American troops would leave Iraq');
    expect(await say('alice', '/language Klingon')).toBe(arabic('language.unknown'));
    expect(await say('alice', '/language auto')).toBe(english('language.automatic'));
    expect(await say('alice', 'thanks')).toBe(english('greeting.youAreWelcome'));
    expect(await say('alice', '/language العربية')).toContain('العربية');
    expect(await say('bob', 'thanks')).toBe(english('greeting.youAreWelcome'));
  });

  test('a chat sees all that is held about it', async () => {
    const { road, say } = await openTalk(kind);
    await say('reader-4711', '/troops');
    await say('reader-4711', '/language ar');
    await say('reader-4711', '/language en');
    await road.delivery.chats.change(await road.chat('reader-4711'), {
      timeZone: 'Asia/Dubai',
      quiet: '22:00-07:00',
    });
    const told = await say('reader-4711', '/export');
    expect(told).toContain('recorder whose address ends in 4711');
    expect(told).not.toContain('reader-4711');
    for (const text of ['Language chosen: English', 'Asia/Dubai', '22:00-07:00'])
      expect(told).toContain(text);
    const receipts = told.split('\n').filter((line) => line.includes(', revision '));
    expect(receipts).toHaveLength(3);
    expect(told).toContain('3 quotations were sent to you');
    const { revision, paragraph, start, end } = sample.library.passages('troops')[0] ?? {};
    expect(receipts.at(-1)).toContain(
      `revision ${revision}, paragraph ${paragraph}, characters ${start} to ${end}`,
    );
  });

  test('a chat is forgotten after it was asked once, and the answer to that still arrives', async () => {
    const { road, platform, say } = await openTalk(kind);
    await say('bob', '/troops');
    await say('alice', '/troops');
    await say('alice', '/language ar');
    expect(await say('alice', '/forget')).toBe(arabic('forget.ask'));
    expect(await road.chat('alice')).not.toBe(0);
    platform.fail([{ kind: 'unsent' }], 'alice');
    expect(await say('alice', '/forget yes')).toBe(arabic('forget.done'));
    await road.until(async () => (await road.chat('alice')) === 0, 100);
    const rows = await road.store.read(async (db) => [
      (await db.selectFrom('receipts').selectAll().execute()).length,
      (await db.selectFrom('chats').selectAll().execute()).length,
      (await db.selectFrom('deliveries').selectAll().execute()).length,
      (await db.selectFrom('incomings').selectAll().execute()).length,
    ]);
    expect(rows).toEqual([3, 1, 0, 1]);
    expect(await say('alice', 'thanks')).toBe(english('greeting.youAreWelcome'));
  });

  test('in a group only who manages it changes its language, sees its data or makes it forgotten', async () => {
    const { road, say } = await openTalk(kind);
    const refusal = english('group.managersOnly');
    for (const command of ['/language ar', '/export', '/forget', '/forget yes'])
      expect(await say('-5', command)).toBe(refusal);
    expect(await say('-5', '/language ar', 'admin')).toBe(arabic('language.now', { language: 'العربية' }));
    expect(await say('-5', '/forget yes', 'admin')).toBe(arabic('forget.done'));
    await road.until(async () => (await road.chat('-5')) === 0, 100);
  });
});

test('every table that refers to a chat is one that /export tells of and /forget empties', async () => {
  const { road } = await openTalk('sqlite');
  const tables = await road.store.read((db) => db.introspection.getTables());
  const about = tables.filter(({ columns }) => columns.some(({ name }) => name === 'chat'));
  expect(about.map(({ name }) => name).sort()).toEqual([
    'agreements',
    'deliveries',
    'incomings',
    'receipts',
    'subscriptions',
  ]);
});
