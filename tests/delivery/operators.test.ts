import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../src/conversation/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { StoreKind } from '../fakes/stores.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import type { RoadOptions } from './road.ts';
import { everyone, openRoad, quoting, say, wordsSent } from './road.ts';

const OPERATORS = [
  { platform: 'recorder', address: 'desk' },
  { platform: 'recorder', address: '-9' },
  { platform: 'elsewhere', address: 'x' },
];

async function openTold(kind: StoreKind, more: RoadOptions = {}) {
  const clock = createFakeClock('2026-01-05T09:59:00Z');
  const road = await openRoad({ kind, operators: OPERATORS, clock, ...more });
  await road.delivery.start();
  return road;
}

describe.each(KINDS)('on %s', (kind) => {
  test('trouble is told in each chat of the operators that a platform is there for, one that never spoke included', async () => {
    const road = await openTold(kind);
    await road.ask(1, 'reader', 'a');
    await road.delivery.tellOperators('content', say('The content has a mistake.'));
    await road.until(() => road.platform.sent.length === 3, 100);
    expect(wordsSent(road.platform).sort()).toEqual([
      '-9: The content has a mistake.',
      'desk: The content has a mistake.',
      'reader: re a',
    ]);
  });

  test('the same is told once an hour, by however many processes', async () => {
    const place = await makePlace(kind);
    const road = await openTold(kind, { place });
    await road.delivery.tellOperators('a', say('trouble'));
    await road.delivery.tellOperators('a', say('trouble'));
    if (kind === 'postgres') {
      const other = await openRoad({
        place,
        operators: OPERATORS,
        clock: road.clock,
        platform: createRecordingPlatform('recorder'),
      });
      await other.delivery.tellOperators('a', say('trouble'));
    }
    await road.until(() => road.platform.sent.length === 2, 100);
    road.clock.set(Temporal.Instant.from('2026-01-05T10:00:01Z'));
    await road.delivery.tellOperators('a', say('trouble'));
    await road.until(() => road.platform.sent.length === 4, 100);
    expect(new Set(wordsSent(road.platform))).toEqual(new Set(['desk: trouble', '-9: trouble']));
  });
});

test('a flood of trouble ends with one word about it, and goes on in the next hour', async () => {
  const road = await openTold('sqlite', { operators: OPERATORS.slice(0, 1) });
  for (let n = 0; n < 50; n += 1) await road.delivery.tellOperators('flap', say(`trouble ${n}`));
  await road.until(async () => (await road.delivery.status()).owed.pushes.count === 0, 500);
  expect(wordsSent(road.platform)).toEqual([
    ...[0, 1, 2, 3, 4, 5].map((n) => `desk: trouble ${n}`),
    `desk: ${wordsIn('en')('alarm.more')}`,
  ]);
  road.clock.set(Temporal.Instant.from('2026-01-05T10:00:01Z'));
  await road.delivery.tellOperators('flap', say('trouble 60'));
  await road.until(() => road.platform.sent.length === 8, 500);
});

test('a misquotation is told, without the words of it', async () => {
  const platform = createRecordingPlatform();
  const road = await openTold('sqlite', {
    platform,
    operators: OPERATORS.slice(0, 1),
    respond: () => quoting(0),
  });
  platform.tamper = (message) =>
    message.quotes.length > 0 ? { ...message, quotes: ['Thirteen rockets hit.'] } : message;
  await road.ask(1, 'reader', 'a');
  await road.until(() => platform.sent.length === 1, 100);
  expect(wordsSent(platform)[0]).toMatch(/^desk: A message was not sent.*rockets, revision/);
  expect(wordsSent(platform)[0]).not.toContain('Thirteen');
});

test('that a platform is off is told on the others', async () => {
  const revoked = createRecordingPlatform('revoked');
  const platform = createRecordingPlatform();
  const road = await openTold('sqlite', {
    platform,
    platforms: [platform, revoked],
    operators: OPERATORS.slice(0, 1),
  });
  revoked.fail([{ kind: 'locked-out' }]);
  await revoked.accept({
    id: '1',
    chat: { platform: 'revoked', address: 'a', kind: 'private' },
    at: road.clock.now(),
    kind: 'text',
    text: 'hello',
  });
  await road.until(() => platform.sent.length === 1, 100);
  expect(wordsSent(platform)[0]).toMatch(/^desk: revoked is off: /);
});

test('how far pushes have come is counted', async () => {
  const platform = createRecordingPlatform();
  const road = await openTold('sqlite', { platform });
  for (const address of ['a', 'b', 'c', 'd']) await road.ask(address, address, 'hi');
  await road.until(() => platform.sent.length === 4, 100);
  platform.fail([{ kind: 'gone' }], 'b');
  platform.fail([{ kind: 'refused' }], 'c');
  platform.fail([{ kind: 'wait', seconds: 600, scope: 'chat' }], 'd');
  const until = road.clock.now().add({ hours: 1 });
  await road.delivery.push({
    key: 'news',
    reply: say('news'),
    until,
    audience: everyone,
  });
  await road.until(() => platform.calls() === 8, 100);
  await road.until(async () => (await road.delivery.status()).owed.pushes.count === 1);
  expect((await road.delivery.status()).pushes).toEqual([
    { key: 'news', all: 4, sent: 1, gone: 1, failed: 1 },
  ]);
});
