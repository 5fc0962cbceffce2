import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';
import { createContent, keepCurrent } from '../../src/content/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { silentLog } from '../fakes/stores.ts';
import { article, makeFolder, writeFile } from './make-folder.ts';

async function keep(files: Parameters<typeof makeFolder>[0], clock = systemClock) {
  const dir = makeFolder(files);
  const content = createContent({ dir, publicUrl: 'http://here', now: clock.now });
  await content.reload();
  const alarms: string[] = [];
  const keeping = keepCurrent({
    ...{ content, dir, clock, log: silentLog },
    alarm: (mistakes) => alarms.push(...mistakes),
  });
  onTestFinished(() => keeping.stop());
  const text = (slug: string) => content.current().article(slug)?.sections[0]?.paragraphs.at(-1)?.text;
  const until = (what: () => void | Promise<void>) => vi.waitFor(what, { timeout: 10_000, interval: 10 });
  return { dir, content, alarms, text, until };
}

test('a saved file, one that is saved by renaming, a new one and one that goes are served without being asked for', async () => {
  const { dir, content, text, until } = await keep({ 'articles/a.md': article() });
  writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
  await until(() => expect(text('a')).toBe('He stayed.'));
  writeFileSync(join(dir, 'articles/.a.md.tmp'), article('', 'He stayed for long.'));
  renameSync(join(dir, 'articles/.a.md.tmp'), join(dir, 'articles/a.md'));
  await until(() => expect(text('a')).toBe('He stayed for long.'));
  writeFile(dir, 'articles/b.md', article());
  await until(() => expect(content.current().articles).toHaveLength(2));
  renameSync(join(dir, 'articles/b.md'), join(dir, 'b.txt'));
  await until(() => expect(content.current().articles).toHaveLength(1));
});

test('a file that is caught half written keeps its article, and nobody is told where it is whole a second later', async () => {
  const clock = createFakeClock('2020-08-22T00:00:00Z');
  let waits = 0;
  const sleep: Clock['sleep'] = (...given) => {
    waits += 1;
    return clock.sleep(...given);
  };
  const { dir, content, text, until, alarms } = await keep(
    { 'articles/a.md': article() },
    { ...clock, sleep },
  );
  writeFile(dir, 'articles/a.md', article('', 'He stayed.').slice(0, 20));
  await until(async () => {
    await clock.advance(50);
    expect(content.mistakes()).toHaveLength(1);
  });
  expect(text('a')).toBe('The minister came. He left again.');
  const before = waits;
  writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
  await until(() => expect(waits).toBeGreaterThan(before));
  await clock.advance(500);
  await until(() => expect(text('a')).toBe('He stayed.'));
  await clock.advance(10_000);
  expect(alarms).toEqual([]);
});

test('a file that stays broken keeps its article and is told once', async () => {
  const { dir, content, alarms, text, until } = await keep({ 'articles/a.md': article() });
  writeFile(dir, 'articles/a.md', 'Broken');
  await until(() => expect(alarms).toHaveLength(1));
  expect(alarms[0]).toContain('a.md:1');
  expect(text('a')).toBe('The minister came. He left again.');
  writeFile(dir, 'articles/b.md', article());
  await until(() => expect(content.current().articles).toHaveLength(2));
  writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
  await until(() => expect(text('a')).toBe('He stayed.'));
  expect(alarms).toHaveLength(1);
});

test('an article of tomorrow is seen by nobody today, and appears at its minute', async () => {
  const clock = createFakeClock('2020-08-21T00:00:00Z');
  const dir = makeFolder({
    'articles/a.md': article(),
    'articles/later.md': article().replace('05:20', '06:30'),
  });
  const content = createContent({ dir, publicUrl: 'http://here', now: clock.now });
  await content.reload();
  const keeping = keepCurrent({ content, dir, clock, log: silentLog });
  onTestFinished(() => keeping.stop());
  const slugs = () => content.current().articles.map(({ slug }) => slug);
  expect(slugs()).toEqual([]);
  expect(content.notes().map(({ message }) => message)).toContain(
    '2020-08-21T05:20 is in the future; the article is not shown before',
  );
  await clock.advance(79 * 60_000 + 59_000);
  expect(slugs()).toEqual([]);
  await clock.advance(1_000);
  await vi.waitFor(() => expect(slugs()).toEqual(['a']), { timeout: 10_000, interval: 10 });
  await clock.advance(70 * 60_000);
  await vi.waitFor(() => expect(slugs()).toEqual(['later', 'a']), { timeout: 10_000, interval: 10 });
  expect(content.nextAppearance()).toBeUndefined();
});
