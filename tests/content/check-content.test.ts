import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/index.ts';
import { article, makeFolder } from './make-folder.ts';

async function check(files: Parameters<typeof makeFolder>[0]) {
  const dir = makeFolder(files);
  const { lines, mistakes } = await checkContent(dir, { reservedCommands: ['help'] });
  return { lines: lines.map((line) => line.replaceAll(`${dir}/`, '')), mistakes };
}

test('content without mistakes is summed up in one line', async () => {
  const { lines, mistakes } = await check({ 'articles/a.md': article() });
  expect(lines).toEqual(['1 article, 0 topics, 0 mistakes, 0 notes.']);
  expect(mistakes).toBe(0);
});

test('mistakes come first by file and line, then what an editor should look at', async () => {
  const { lines, mistakes } = await check({
    'articles/b.md': article('kiker: A\ntopics: [help]\n'),
    'articles/a.md': article(
      'byline: Jane\u202E Doe\n',
      '\nOne\ttwo.\n\n## Empty\n\n## Full\n\n![x](y.jpg)\n\nA <br> b.\n',
    ),
    'articles/c.txt': 'not an article',
    'publication.yaml': 'name: A\nlanguage: en\ntime_zone: Nowhere\n',
  });
  expect(lines).toEqual([
    'articles/b.md:4 kiker: is not a field here; did you mean kicker?',
    'articles/b.md:5 topics[0]: "help" is a built-in command; choose another word',
    expect.stringMatching(/^publication\.yaml:3 time_zone: "Nowhere" is not a known time zone/),
    'articles/a.md:4 byline: note: U+202E removed',
    'articles/a.md:7 body: note: U+0009 made a space',
    'articles/a.md:9 body: note: "Empty" is not shown, since no paragraph stands below it',
    'articles/a.md:13 body: note: a picture inside the body is not shown; name it in the field picture',
    'articles/a.md:15 body: note: raw HTML is shown to readers as it is written; take it out where they should not see it',
    'articles/c.txt:1 note: is not read; an article ends in .md or .json',
    '1 article, 1 topic, 3 mistakes, 6 notes.',
  ]);
  expect(mistakes).toBe(3);
});

test('more topics than a menu holds are a note, not a mistake', async () => {
  const topics = Array.from({ length: 31 }, (_, index) => `  - {command: c${index}, title: T${index}}\n`);
  const dir = makeFolder({ 'articles/a.md': article(`topics:\n${topics.join('')}`) });
  const { lines, mistakes } = await checkContent(dir, { commandsShown: 30 });
  expect(lines).toEqual([
    'note: 31 topics are declared; not every menu shows more than 30 commands, the others can still be typed',
    '1 article, 31 topics, 0 mistakes, 1 note.',
  ]);
  expect(mistakes).toBe(0);
});

test('a folder that is not there is one mistake', async () => {
  const { lines, mistakes } = await checkContent('/nowhere/at/all');
  expect(lines).toHaveLength(2);
  expect(mistakes).toBe(1);
});

test('who shows articles may say something of each text, where it stands', async () => {
  const dir = makeFolder({ 'articles/a.md': article('', '\nA plain one.\n\nA starred \\*one\\*.\n') });
  const { lines } = await checkContent(dir, {
    remark: (text) => (text.includes('*') ? 'has stars' : undefined),
  });
  expect(lines[0]?.replace(`${dir}/`, '')).toMatch(/^articles\/a\.md:\d+ body: note: has stars$/);
  expect(lines).toHaveLength(2);
});
