import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/content/index.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { purge } from '../../src/delivery/purge.ts';
import { quotedSpans } from '../../src/delivery/quoted-spans.ts';
import { makeLibrary } from '../answers/make-article.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { KINDS } from '../fakes/stores.ts';
import type { Road } from './road.ts';
import { ARTICLE, everyone, openRoad, quoting, say } from './road.ts';

const DAY_MS = 24 * 3_600_000;

async function receipts(road: Road, address: string, message?: string) {
  const chat = await road.chat(address);
  return road.delivery.chats.receipts(chat, { most: 100, ...(message !== undefined && { message }) });
}

function two(): Reply {
  return { parts: [...quoting(0).parts, ...say('and').parts, ...quoting(1).parts], choices: [] };
}

describe.each(KINDS)('on %s', (kind) => {
  test('what was quoted in which message is noted when it is sent, and found again by the message', async () => {
    const road = await openRoad({ kind, respond: two });
    await road.delivery.start();
    await road.ask(1, 'alice', 'a');
    await road.until(async () => (await receipts(road, 'alice')).length === 2, 100);
    const [second, first] = await receipts(road, 'alice');
    const { article, revision, paragraph, start, end } = excerptOf(ARTICLE, 'p1', 0);
    expect(first).toMatchObject({ article, revision, paragraph, start, end, message: '1' });
    expect(second).toMatchObject({ start: excerptOf(ARTICLE, 'p1', 1).start, message: '3' });
    expect(await receipts(road, 'alice', '3')).toMatchObject([{ message: '3' }]);
    expect(await receipts(road, 'alice', '2')).toEqual([]);
  });

  test('a message of one chat is not found in another that has one of the same name', async () => {
    const road = await openRoad({ kind, respond: ({ text }) => (text === 'quote' ? quoting(0) : say(text)) });
    await road.delivery.start();
    await road.ask(1, 'alice', 'quote');
    await road.until(async () => (await receipts(road, 'alice', '1')).length === 1, 100);
    await road.ask(2, 'bob', 'hello');
    await road.until(() => road.platform.sent.length === 2, 100);
    expect(await receipts(road, 'bob', '1')).toEqual([]);
  });

  test('a push leaves a receipt with everybody who got it, and with nobody else', async () => {
    const platform = createRecordingPlatform();
    const road = await openRoad({ kind, platform });
    await road.delivery.start();
    await road.ask(1, 'alice', 'a');
    await road.ask(2, 'bob', 'b');
    await road.until(() => platform.sent.length === 2, 100);
    platform.fail([{ kind: 'refused' }], 'bob');
    const until = road.clock.now().add({ hours: 1 });
    await road.delivery.push({ key: 'news', reply: quoting(0), until, audience: everyone });
    await road.until(async () => (await road.delivery.status()).owed.pushes.count === 0, 100);
    expect(await receipts(road, 'alice')).toHaveLength(1);
    expect(await receipts(road, 'bob')).toEqual([]);
  });

  test('receipts go after 90 days, and when the chat is forgotten', async () => {
    const road = await openRoad({ kind, respond: () => quoting(0) });
    await road.delivery.start();
    await road.ask(1, 'alice', 'a');
    await road.ask(2, 'bob', 'b');
    await road.until(async () => (await receipts(road, 'bob')).length === 1, 100);
    await road.until(async () => (await receipts(road, 'alice')).length === 1, 100);
    const now = road.clock.now().epochMilliseconds;
    await purge(road.store, now + 89 * DAY_MS);
    expect(await receipts(road, 'alice')).toHaveLength(1);
    await road.delivery.chats.forget(await road.chat('alice'));
    expect(await receipts(road, 'alice')).toEqual([]);
    expect(await receipts(road, 'bob')).toHaveLength(1);
    await purge(road.store, now + 91 * DAY_MS);
    expect(await receipts(road, 'bob')).toEqual([]);
  });

  test('a chat that asked to be forgotten while its answer was on the way leaves no receipt', async () => {
    const road = await openRoad({
      kind,
      respond: async (_incoming, chat) => {
        await road.delivery.chats.forget(chat.id);
        return quoting(0);
      },
    });
    await road.delivery.start();
    await road.ask(1, 'alice', 'a');
    await road.until(() => road.platform.sent.length === 1, 100);
    await road.until(async () => (await road.chat('alice')) === 0, 100);
    const rows = await road.store.read((db) => db.selectFrom('receipts').selectAll().execute());
    expect(rows).toEqual([]);
  });
});

test('a quotation in pieces is noted piece by piece, in the message of each', () => {
  const library = makeLibrary([ARTICLE]);
  const pieces = [['Twelve rockets hit the base on Sunday.'], [], ['Nobody was hurt.', 'Nobody was hurt.']];
  const reply: Reply = { parts: [...quoting(0, 1).parts, ...quoting(1).parts], choices: [] };
  const spans = quotedSpans(pieces, reply, library).map((each) => each.map(({ start, end }) => [start, end]));
  expect(spans).toEqual([
    [[0, 38]],
    [],
    [
      [39, 55],
      [39, 55],
    ],
  ]);
});

test('what an article said before is no receipt', () => {
  const [before] = quoting(0).parts;
  const reply = { parts: [{ ...before, past: true }, ...quoting(1).parts], choices: [] } as Reply;
  const pieces = [['Twelve rockets hit the base on Sunday.', 'Nobody was hurt.']];
  expect(quotedSpans(pieces, reply, makeLibrary([ARTICLE]))).toMatchObject([[{ start: 39 }]]);
});
