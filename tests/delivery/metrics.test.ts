import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { openRoad } from './road.ts';

test('operators see how much waits and for how long, what was sent with which outcome, and how fast', async () => {
  const registry = new Registry();
  const { delivery, platform, ask, until, clock } = await openRoad({ registry });
  await delivery.start();
  await ask(1, 'alice', 'a');
  await ask(1, 'alice', 'a');
  await until(() => platform.sent.length === 1);
  platform.outage = { kind: 'unsent' };
  await ask(2, 'bob', 'b');
  await clock.advance(30_000);
  const text = await registry.metrics();
  const value = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length + 1) ?? Number.NaN,
    );

  expect(value('pullquote_incomings_total{platform="recorder",how="stored"}')).toBe(2);
  expect(value('pullquote_incomings_total{platform="recorder",how="repeated"}')).toBe(1);
  expect(value('pullquote_sends_total{platform="recorder",lane="reply",outcome="sent"}')).toBe(1);
  expect(value('pullquote_sends_total{platform="recorder",lane="reply",outcome="unsent"}')).toBeGreaterThan(
    1,
  );
  expect(value('pullquote_queue_count{queue="reply"}')).toBe(1);
  expect(value('pullquote_queue_age_seconds{queue="reply"}')).toBeGreaterThanOrEqual(30);
  expect(value('pullquote_queue_count{queue="incoming"}')).toBe(0);
  expect(value('pullquote_answer_seconds_count{platform="recorder"}')).toBe(1);
  expect(text).not.toMatch(/alice|bob/);
});

test('figures are there while the database is away, and say that the queues are not known', async () => {
  const registry = new Registry();
  const { delivery, store, clock } = await openRoad({ registry });
  await delivery.start();
  Object.assign(store, { read: () => new Promise(() => undefined) });
  const scraped = registry.metrics();
  await clock.advance(2_000);
  expect(await scraped).toContain('pullquote_queue_count{queue="reply"} Nan');
  expect(delivery.platforms()).toEqual([{ name: 'recorder', state: 'on' }]);
});
