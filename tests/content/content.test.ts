import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContent } from '../../src/content/index.ts';
import { article, makeFolder, PUBLICATION, writeFile } from './make-folder.ts';

function open(files: Parameters<typeof makeFolder>[0]) {
  const dir = makeFolder(files);
  return { dir, content: createContent({ dir, publicUrl: 'http://here' }) };
}

test('before the first reload there is an empty library', () => {
  const { content } = open({ 'articles/a.md': article() });
  expect(content.current().articles).toEqual([]);
  expect(content.current().publication.name).toBe('Newsroom');
  expect(content.mistakes()).toEqual([]);
});

test('a reload that changes nothing gives the very same library', async () => {
  const { content } = open({ 'articles/a.md': article() });
  const first = await content.reload();
  expect(await content.reload()).toBe(first);
  expect(content.current()).toBe(first);
});

test('only the article whose file changed is a new one, with a new revision', async () => {
  const { dir, content } = open({ 'articles/a.md': article(), 'articles/b.md': article() });
  const before = await content.reload();
  writeFile(dir, 'articles/a.md', article('', 'He stayed.'));
  const after = await content.reload();
  expect(after.article('b')).toBe(before.article('b'));
  expect(after.article('a')?.revision).not.toBe(before.article('a')?.revision);
  expect(before.article('a')?.sections[0]?.paragraphs[0]?.text).toBe('The minister came. He left again.');
});

test('a file that was broken keeps its last good article until it is put right or taken away', async () => {
  const { dir, content } = open({ 'articles/a.md': article(), 'articles/b.md': article() });
  const before = await content.reload();
  writeFile(dir, 'articles/a.md', 'Broken');
  const after = await content.reload();
  expect(after.article('a')).toBe(before.article('a'));
  expect(content.mistakes()).toHaveLength(1);
  await content.reload();
  expect(content.current().article('a')).toBe(before.article('a'));
  writeFile(dir, 'articles/a.md', article('kicker: New\n'));
  expect((await content.reload()).article('a')?.kicker).toBe('New');
  expect(content.mistakes()).toEqual([]);
  rmSync(join(dir, 'articles/a.md'));
  expect((await content.reload()).articles.map(({ slug }) => slug)).toEqual(['b']);
});

test('a file that was never good has no article, and gets one when it is put right', async () => {
  const { dir, content } = open({ 'articles/a.md': 'Broken', 'articles/b.md': article() });
  expect((await content.reload()).articles.map(({ slug }) => slug)).toEqual(['b']);
  writeFile(dir, 'articles/a.md', article());
  expect((await content.reload()).articles.map(({ slug }) => slug)).toEqual(['a', 'b']);
});

test('a folder that vanishes, or loses all its articles at once, keeps the last good library', async () => {
  const { dir, content } = open({ 'articles/a.md': article() });
  const before = await content.reload();
  rmSync(join(dir, 'articles/a.md'));
  expect(await content.reload()).toBe(before);
  expect(content.mistakes().map(({ message }) => message)).toEqual([
    'has no article; put one there that ends in .md or .json',
  ]);
  renameSync(dir, `${dir}-away`);
  expect(await content.reload()).toBe(before);
  expect(content.mistakes().map(({ file }) => file)).toEqual([dir]);
  renameSync(`${dir}-away`, dir);
  writeFile(dir, 'articles/b.md', article());
  expect((await content.reload()).articles.map(({ slug }) => slug)).toEqual(['b']);
  expect(content.mistakes()).toEqual([]);
});

test('a publication that breaks keeps its last good state', async () => {
  const { dir, content } = open({ 'articles/a.md': article() });
  const before = await content.reload();
  writeFile(dir, 'publication.yaml', 'name: [');
  expect(await content.reload()).toBe(before);
  expect(content.mistakes().length).toBeGreaterThan(0);
});

test('another time zone or language of the publication reaches articles whose files did not change', async () => {
  const { dir, content } = open({ 'articles/a.md': article() });
  await content.reload();
  writeFile(dir, 'publication.yaml', PUBLICATION.replace('Asia/Dubai', 'UTC').replace('en', 'ar'));
  const found = (await content.reload()).article('a');
  expect(found?.published.toString()).toBe('2020-08-21T05:20:00+00:00[UTC]');
  expect(found?.language).toBe('ar');
});

test('a picture that comes or goes is seen, though the article is the same', async () => {
  const { dir, content } = open({ 'articles/a.md': article('picture: {file: pictures/a.jpg}\n') });
  expect((await content.reload()).articles).toEqual([]);
  writeFile(dir, 'pictures/a.jpg', 'a picture');
  expect((await content.reload()).article('a')?.picture).toEqual({ file: 'pictures/a.jpg' });
  rmSync(join(dir, 'pictures/a.jpg'));
  expect((await content.reload()).article('a')).toBeDefined();
  expect(content.mistakes().map(({ field }) => field)).toEqual(['picture.file']);
});

test('reloads at the same time wait for one another, and the last one sees what is there', async () => {
  const { dir, content } = open({ 'articles/a.md': article() });
  const first = content.reload();
  writeFile(dir, 'articles/b.md', article());
  const [, second] = await Promise.all([first, content.reload()]);
  expect(second.articles.map(({ slug }) => slug)).toEqual(['a', 'b']);
});
