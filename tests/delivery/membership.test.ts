import { describe, expect, test } from 'vitest';
import type { MembershipChange } from '../../src/conversation/index.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { KINDS } from '../fakes/stores.ts';
import type { Road } from './road.ts';
import { everyone, openRoad, say, wordsSent } from './road.ts';

function happens(road: Road, id: string, address: string, change: MembershipChange): Promise<void> {
  return road.ask(id, address, '', { kind: 'membership', change });
}

async function owing(road: Road, address: string): Promise<void> {
  road.platform.fail([{ kind: 'wait', seconds: 30, scope: 'chat' }], address);
  const calls = road.platform.calls();
  await road.ask(`question of ${address}`, address, 'a');
  await road.until(() => road.platform.calls() > calls);
}

describe.each(KINDS)('on %s', (kind) => {
  test('a chat that removed the bot gets nothing more, until it speaks', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await owing(road, 'alice');
    await happens(road, 'm1', 'alice', { kind: 'removed' });
    await road.clock.advance(60_000);
    expect(wordsSent(road.platform)).toEqual([]);
    expect((await road.delivery.status()).owed.replies.count).toBe(0);
    await road.ask(2, 'alice', 'b');
    await road.until(() => road.platform.sent.length === 1, 100);
    expect(wordsSent(road.platform)).toEqual(['alice: re b']);
  });

  test('that it was removed is carried out once, also where the platform repeats it after the chat came back', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await owing(road, 'alice');
    await happens(road, 'm1', 'alice', { kind: 'removed' });
    await owing(road, 'alice again');
    await road.ask(2, 'alice', 'back');
    await happens(road, 'm1', 'alice', { kind: 'removed' });
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform).sort()).toEqual(['alice again: re a', 'alice: re back']);
  });

  test('a chat that is known by another address of its own is carried over when it speaks, or tells its platform something', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    for (const phone of ['+1', '+2']) await road.ask(phone, phone, 'a');
    await road.until(() => road.platform.sent.length === 2);
    const before = await Promise.all([road.chat('+1'), road.chat('+2')]);
    const chat = (address: string, formerly: string) =>
      ({ platform: road.platform.name, address, kind: 'private', formerly }) as const;
    await road.ask(3, 'id 1', 'b', { chat: chat('id 1', '+1') });
    const change = { kind: 'declined' } as const;
    await road.ask(4, 'id 2', '', { chat: chat('id 2', '+2'), kind: 'membership', change });
    await road.until(() => road.platform.sent.length === 3);
    expect(await Promise.all([road.chat('id 1'), road.chat('id 2')])).toEqual(before);
    expect(await Promise.all([road.chat('+1'), road.chat('+2')])).toEqual([0, 0]);
    const push = {
      key: 'news',
      reply: say('news'),
      until: road.clock.now().add({ hours: 1 }),
      audience: everyone,
    };
    expect(await road.delivery.push(push)).toBe(1);
  });

  test('a chat that moves is owed everything at its new address, with what it has chosen', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await owing(road, '-5');
    await road.delivery.chats.change(await road.chat('-5'), { language: 'ar', quiet: '22:00-07:00' });
    await happens(road, 'm1', '-5', { kind: 'moved', address: '-1005' });
    await road.until(() => road.platform.sent.length === 1, 500);
    expect(wordsSent(road.platform)).toEqual(['-1005: re a']);
    expect(await road.chat('-5')).toBe(0);
    const held = await road.delivery.chats.describe(await road.chat('-1005'));
    expect(held?.settings).toMatchObject({ language: 'ar', quiet: '22:00-07:00' });
  });

  test('a chat that spoke at its new address before becomes one with the old, and what it chose there counts', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await owing(road, '-5');
    await road.ask('new', '-1005', 'b');
    await road.until(() => road.platform.sent.length === 1, 100);
    await road.delivery.chats.change(await road.chat('-5'), { language: 'ar', timeZone: 'Asia/Dubai' });
    await road.delivery.chats.change(await road.chat('-1005'), { language: 'en' });
    await happens(road, 'm1', '-5', { kind: 'moved', address: '-1005' });
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform)).toEqual(['-1005: re b', '-1005: re a']);
    const held = await road.delivery.chats.describe(await road.chat('-1005'));
    expect(held?.settings).toMatchObject({ language: 'en', timeZone: 'Asia/Dubai' });
  });

  test('what became of a chat that nothing is held about leaves nothing behind', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await happens(road, 'm1', 'stranger', { kind: 'removed' });
    await happens(road, 'm2', 'stranger', { kind: 'moved', address: 'elsewhere' });
    expect([await road.chat('stranger'), await road.chat('elsewhere')]).toEqual([0, 0]);
  });

  test('being added is answered like what somebody says', async () => {
    const road = await openRoad({ kind, respond: ({ change }) => say(change?.kind ?? '') });
    await road.delivery.start();
    await happens(road, 'm1', '-5', { kind: 'added' });
    await road.until(() => road.platform.sent.length === 1, 100);
    expect(wordsSent(road.platform)).toEqual(['-5: added']);
  });

  test('what a chat chooses is there at its next question, on every way to an answer, and can be taken back', async () => {
    const road = await openRoad({
      kind,
      respond: ({ text }, chat) => say(`${text} ${chat.language} ${chat.timeZone} ${chat.quiet}`),
    });
    await road.delivery.start();
    await road.ask(1, 'alice', '1');
    await road.until(() => road.platform.sent.length === 1);
    const chat = await road.chat('alice');
    await road.delivery.chats.change(chat, { language: 'ar', timeZone: 'Asia/Dubai' });
    await road.ask(2, 'alice', '2');
    await road.until(() => road.platform.sent.length === 2, 100);
    await road.clock.advance(60_000);
    await road.delivery.chats.change(chat, { language: null, quiet: '22:00-07:00' });
    await road.ask(3, 'alice', '3');
    await road.until(() => road.platform.sent.length === 3, 100);
    expect(wordsSent(road.platform)).toEqual([
      'alice: 1 undefined undefined undefined',
      'alice: 2 ar Asia/Dubai undefined',
      'alice: 3 undefined Asia/Dubai 22:00-07:00',
    ]);
  });
});

test('who may manage a group is for the platform to say; in a private chat everybody may', async () => {
  const platform = createRecordingPlatform('recorder', {
    mayManage: async (address, person) => address === '-5' && person.id === 'admin',
  });
  const road = await openRoad({
    platform,
    respond: async (_incoming, _chat, place) => say(String(await place.mayManage())),
  });
  await road.delivery.start();
  await road.ask(1, '-5', 'a', { person: { id: 'admin' } });
  await road.ask(2, '-5', 'a', { person: { id: 'guest' } });
  await road.ask(3, '-5', 'a');
  await road.ask(4, 'alice', 'a');
  await road.until(() => platform.sent.length === 4, 100);
  expect(wordsSent(platform).sort()).toEqual(['-5: false', '-5: false', '-5: true', 'alice: true']);
});
