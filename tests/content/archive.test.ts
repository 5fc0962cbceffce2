import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Library } from '../../src/content/index.ts';
import { createArchive, createContent, excerptOf, readAddresses } from '../../src/content/index.ts';
import type { Store } from '../../src/store/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { KINDS, makePlace, makeStore } from '../fakes/stores.ts';
import { article, makeFolder, writeFile } from './make-folder.ts';

const clock = createFakeClock();

/** A program that has just been started on this folder and this database. */
async function start(dir: string, store: Store) {
  const archive = createArchive(store, clock);
  const content = createContent({ dir, publicUrl: 'http://here', archive, now: clock.now });
  await content.reload();
  return { content, archive };
}

describe.each(KINDS)('the revisions on %s', (kind) => {
  test('every change makes one that is kept, numbered and found again, whole', async () => {
    const dir = makeFolder({
      'articles/a.md': article('correction: {text: He did not leave., time: 2020-08-22 10:00}\n'),
    });
    const store = await makeStore(await makePlace(kind), clock);
    const { content, archive } = await start(dir, store);
    const first = content.current().article('a');
    writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
    await content.reload();
    writeFile(dir, 'articles/a.md', article('', 'He stayed. Then he left.'));
    await content.reload();
    const history = await archive.history('a');
    expect(history.map(({ number, live }) => ({ number, live }))).toEqual([
      { number: 1, live: false },
      { number: 2, live: false },
      { number: 3, live: true },
    ]);
    expect(await archive.find(history.slice(0, 1).map(({ revision }) => revision))).toEqual([first]);
  });

  test('a change that is taken back is the old revision again', async () => {
    const dir = makeFolder({ 'articles/a.md': article() });
    const store = await makeStore(await makePlace(kind), clock);
    const { content, archive } = await start(dir, store);
    writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
    await content.reload();
    writeFile(dir, 'articles/a.md', article());
    await content.reload();
    expect((await archive.history('a')).map(({ live }) => live)).toEqual([true, false]);
  });

  test('what was broken, or lost altogether, while the program was down has its last good article after the start', async () => {
    const dir = makeFolder({ 'articles/a.md': article(), 'articles/b.md': article() });
    const store = await makeStore(await makePlace(kind), clock);
    const { content } = await start(dir, store);
    writeFile(dir, 'articles/a.md', 'Broken');
    const { content: again } = await start(dir, store);
    expect(again.current().article('a')).toEqual(content.current().article('a'));
    expect(again.mistakes()).toHaveLength(1);
    renameSync(join(dir, 'articles'), join(dir, 'lost'));
    const { content: third } = await start(dir, store);
    expect(third.current().articles.map(({ slug }) => slug)).toEqual(['a', 'b']);
  });

  test('an article whose file is renamed, while the program is up or down, is found by every slug that it had', async () => {
    const dir = makeFolder({ 'articles/a.md': article(), 'articles/other.md': article('', 'It rained.') });
    const store = await makeStore(await makePlace(kind), clock);
    const { content } = await start(dir, store);
    const rename = (from: string, to: string) =>
      renameSync(join(dir, `articles/${from}.md`), join(dir, `articles/${to}.md`));
    const found = (library: Library) => ['a', 'b', 'c'].map((slug) => library.article(slug)?.slug);
    rename('a', 'b');
    expect(found(await content.reload())).toEqual(['b', 'b', undefined]);
    rename('b', 'c');
    const { content: again } = await start(dir, store);
    expect(found(again.current())).toEqual(['c', 'c', 'c']);
    expect(again.current().formerSlugs('c').toSorted()).toEqual(['a', 'b']);
    const { content: third } = await start(dir, store);
    expect(found(third.current())).toEqual(['c', 'c', 'c']);
    rename('c', 'a');
    expect(found(await third.reload())).toEqual(['a', 'a', 'a']);
    rmSync(join(dir, 'articles/a.md'));
    expect(found(await third.reload())).toEqual([undefined, undefined, undefined]);
  });

  test('an article is found again that comes back under another slug after it was away', async () => {
    const dir = makeFolder({ 'articles/a.md': article(), 'articles/other.md': article('', 'It rained.') });
    const store = await makeStore(await makePlace(kind), clock);
    const { content } = await start(dir, store);
    rmSync(join(dir, 'articles/a.md'));
    expect((await content.reload()).article('a')).toBeUndefined();
    writeFile(dir, 'articles/b.md', article('', 'The minister came. He left again.\n\nNobody saw him.'));
    expect((await content.reload()).article('a')?.slug).toBe('b');
  });
});

test('an article of another date or with another text is not the one that went, and one that takes its slug is itself', async () => {
  const dir = makeFolder({ 'articles/a.md': article(), 'articles/other.md': article('', 'It rained.') });
  const store = await makeStore(await makePlace('sqlite'), clock);
  const { content } = await start(dir, store);
  renameSync(join(dir, 'articles/a.md'), join(dir, 'articles/b.md'));
  writeFile(dir, 'articles/b.md', article('', 'Something else happened.'));
  writeFile(dir, 'articles/c.md', article().replace('05:20', '05:21'));
  expect((await content.reload()).article('a')).toBeUndefined();
  writeFile(dir, 'articles/d.md', article());
  expect((await content.reload()).article('a')?.slug).toBe('d');
  writeFile(dir, 'articles/a.md', article('', 'This has the old slug.'));
  const library = await content.reload();
  expect(library.article('a')?.slug).toBe('a');
  expect(library.formerSlugs('d')).toEqual([]);
});

test('an older revision can be quoted once it is recalled, after a restart too, with a link to where the words stand now', async () => {
  const dir = makeFolder({ 'articles/a.md': article() });
  const store = await makeStore(await makePlace('sqlite'), clock);
  const { content } = await start(dir, store);
  const before = content.current().article('a');
  if (!before) throw new Error('The article is not there.');
  writeFile(dir, 'articles/a.md', article('', 'It rained.\n\nHe left again.'));
  const { content: again } = await start(dir, store);
  const [came, left] = [0, 1].map((sentence) => excerptOf(before, 'p1', sentence));
  if (!came || !left) throw new Error('The sentences are not there.');
  expect(() => again.current().quote(came)).toThrow(RangeError);
  await again.recall(`/more ${before.revision} p1.1`);
  expect(again.current().quote(came)).toMatchObject({
    text: 'The minister came.',
    url: 'http://here/articles/a',
  });
  expect(again.current().quote(left).url).toBe('http://here/articles/a#p2');
  expect(again.recall(`/more ${before.revision} p1.1`)).toBeUndefined();
});

test('an old button quotes what still stands, as it stands now, and nothing that does not', async () => {
  const dir = makeFolder({ 'articles/a.md': article() });
  const store = await makeStore(await makePlace('sqlite'), clock);
  const { content } = await start(dir, store);
  const revision = content.current().article('a')?.revision ?? '';
  writeFile(dir, 'articles/a.md', article('', 'It rained.\n\nHe left again.'));
  await content.reload();
  await content.recall(revision);
  const read = (address: string) => readAddresses(content.current(), `${revision} ${address}`);
  expect(read('p1.2')).toMatchObject([
    { paragraph: 'p2', revision: content.current().article('a')?.revision },
  ]);
  expect(read('p1.1')).toEqual([]);
  expect(read('p1.1-2')).toEqual([]);
});

test('of two files with one slug the one that had it keeps it, also where the other comes first', async () => {
  const dir = makeFolder({ 'articles/b.md': article('slug: visit\n') });
  const content = createContent({ dir, publicUrl: 'http://here' });
  const first = (await content.reload()).article('visit');
  writeFile(dir, 'articles/a.md', article('slug: visit\n', 'He stayed.'));
  expect((await content.reload()).article('visit')).toBe(first);
  expect(content.mistakes()).toMatchObject([
    { file: join(dir, 'articles/a.md'), message: expect.stringContaining('b.md too') },
  ]);
  rmSync(join(dir, 'articles/b.md'));
  expect((await content.reload()).article('visit')?.sections[0]?.paragraphs[0]?.text).toBe('He stayed.');
});

test('a file that is renamed while its front matter names the slug is the same article in the same revision', async () => {
  const dir = makeFolder({ 'articles/a.md': article('slug: visit\n') });
  const content = createContent({ dir, publicUrl: 'http://here' });
  const before = (await content.reload()).article('visit');
  renameSync(join(dir, 'articles/a.md'), join(dir, 'articles/z.md'));
  expect((await content.reload()).article('visit')?.revision).toBe(before?.revision);
});
