import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Mistake } from '../../src/content/index.ts';
import { formatMistake, loadContent } from '../../src/content/index.ts';
import { article, makeFolder, PUBLICATION } from './make-folder.ts';

const reservedCommands = ['help', 'start'];

async function load(files: Parameters<typeof makeFolder>[0]) {
  const dir = makeFolder(files);
  const { library, mistakes } = await loadContent(dir, { publicUrl: 'http://here', reservedCommands });
  return { library, mistakes: mistakes.map((mistake) => said(mistake, dir)) };
}

function said(mistake: Mistake, dir: string): string {
  return formatMistake(mistake).replaceAll(`${dir}/`, '').replaceAll(dir, '.');
}

/** The mistakes of one article file; the folder's other article must be there in any case. */
async function mistakesIn(text: string | Buffer, name = 'a.md'): Promise<string[]> {
  const { library, mistakes } = await load({ [`articles/${name}`]: text, 'articles/good.md': article() });
  expect(library.article('good')?.headline).toBe('A visit');
  expect(library.articles.length).toBe(mistakes.length > 0 ? 1 : 2);
  return mistakes;
}

test.each<[string, string, string]>([
  [
    'a date that is none',
    'updated: yesterday\n',
    'a.md:4 updated: "yesterday" is not a date with its time; write 2020-08-21 05:20',
  ],
  [
    'a date without time',
    'updated: 2020-08-22\n',
    'a.md:4 updated: "2020-08-22" has no time; write 2020-08-22 05:20',
  ],
  [
    'a day that does not exist',
    'updated: 2021-02-29 10:00\n',
    'a.md:4 updated: "2021-02-29 10:00" is not a date that exists; write 2020-08-21 05:20',
  ],
  [
    'a time of the twelve-hour clock',
    'updated: 2020-08-22 05:20 PM\n',
    'a.md:4 updated: "2020-08-22 05:20 PM" is not a date with its time; write 2020-08-21 05:20',
  ],
  [
    'an update before the publication',
    'updated: 2020-08-21 05:19\n',
    'a.md:4 updated: is before published; write a later time, or leave it out where nothing was updated',
  ],
  ['a misspelt field', 'kiker: Top\n', 'a.md:4 kiker: is not a field here; did you mean kicker?'],
  [
    'a misspelt field inside another',
    'picture:\n  alt: A\n  captoin: B\n',
    'a.md:6 picture.captoin: is not a field here; did you mean caption?',
  ],
  ['a list where a text belongs', 'kicker: [a, b]\n', 'a.md:4 kicker: is a list; write kicker: Top Stories'],
  [
    'a text where a list belongs',
    'keywords: iraq\n',
    'a.md:4 keywords: is a text; write a list: [iraq, us troops]',
  ],
  [
    'a word that YAML takes for more than a word',
    'keywords: [yes, true]\n',
    'a.md:4 keywords[1]: is true without quotation marks; write [iraq, us troops]',
  ],
  ['an empty text', 'kicker: "  "\n', 'a.md:4 kicker: is empty; write kicker: Top Stories'],
  [
    'a language that is none',
    'language: english_uk\n',
    'a.md:4 language: "english_uk" is not a language; write its code: en, ar or pt-BR',
  ],
  [
    'an address that is none',
    'url: www.example.com\n',
    'a.md:4 url: "www.example.com" is not a web address; write url: https://news.example/2020/08/trump-meets-iraq-pm',
  ],
  [
    'an address that runs a script',
    'url: "javascript:alert(1)"\n',
    'a.md:4 url: "javascript:alert(1)" is not a web address; write url: https://news.example/2020/08/trump-meets-iraq-pm',
  ],
  [
    'a slug that is no web address',
    'slug: A visit!\n',
    'a.md:4 slug: "A visit!" cannot be part of a web address; write 1 to 64 of the characters a to z, 0 to 9 and -',
  ],
  [
    'a command with a capital',
    'topics:\n  - title: T\n    command: Troops\n',
    'a.md:6 topics[0].command: "Troops" cannot be a command; write 1 to 30 of the characters a to z, 0 to 9 and _',
  ],
  [
    'a command with a hyphen',
    'topics: [us-troops]\n',
    'a.md:4 topics[0]: "us-troops" cannot be a command; write 1 to 30 of the characters a to z, 0 to 9 and _',
  ],
  [
    'a command longer than WhatsApp takes',
    `topics: [${'a'.repeat(31)}]\n`,
    `a.md:4 topics[0]: "${'a'.repeat(31)}" cannot be a command; write 1 to 30 of the characters a to z, 0 to 9 and _`,
  ],
  [
    'a built-in command',
    'topics: [{command: help, title: Help}]\n',
    'a.md:4 topics[0].command: "help" is a built-in command; choose another word',
  ],
  [
    'a topic without a title',
    'topics:\n  - command: visit\n',
    'a.md:5 topics[0].title: is missing; write title: US troops in Iraq',
  ],
  [
    'a title with an emoji',
    'topics: [{command: visit, title: "Visit 🎉"}]\n',
    'a.md:4 topics[0].title: has an emoji, which not every menu takes; leave it out',
  ],
  [
    'a title that no menu shows',
    `topics: [{command: visit, title: ${'x'.repeat(257)}}]\n`,
    'a.md:4 topics[0].title: is longer than the 256 characters that menus show; shorten it',
  ],
  [
    'a misspelt field of a topic',
    'topics:\n  - command: visit\n    title: Visit\n    alias: [a]\n',
    'a.md:7 topics[0].alias: is not a field here; did you mean aliases?',
  ],
  [
    'a command named twice',
    'topics:\n  - {command: visit, title: Visit}\n  - {command: visit, title: Again}\n',
    'a.md:6 topics[1]: /visit is named twice; keep one of them',
  ],
  [
    'a passage that does not exist',
    'topics:\n  - command: visit\n    title: Visit\n    passages: [The minister came, "she left"]\n',
    'a.md:7 topics[0].passages[1]: no paragraph has the words "she left"; copy them from the text exactly, quotation marks included',
  ],
  [
    'a passage of a speaker that does not exist',
    'speakers:\n  - passage: we left\n    speaker: X\n',
    'a.md:5 speakers[0].passage: no paragraph has the words "we left"; copy them from the text exactly, quotation marks included',
  ],
  [
    'an empty speaker',
    'speakers:\n  - passage: He left\n    speaker: ""\n',
    'a.md:6 speakers[0].speaker: is empty; write a name, or null where nobody speaks',
  ],
  [
    'a picture that is not there',
    'picture:\n  file: pictures/a.jpg\n',
    'a.md:5 picture.file: there is no file pictures/a.jpg; put the picture there, or write another path',
  ],
  [
    'a picture outside the folder',
    'picture:\n  file: ../a.jpg\n',
    'a.md:5 picture.file: "../a.jpg" is not a path within the content folder; put the picture there and write it like pictures/oval-office.jpg',
  ],
  [
    'a picture that may hold scripts',
    'picture:\n  file: a.svg\n',
    'a.md:5 picture.file: "a.svg" is not a picture that browsers show; write a file that ends in .jpg, .jpeg, .png, .webp, .avif, .gif',
  ],
  [
    'a picture in two places',
    'picture:\n  url: https://a.example/a.jpg\n  file: a.jpg\n',
    'a.md:6 picture.file: stands beside url; keep one of them',
  ],
  ['a silent that is neither', 'silent: perhaps\n', 'a.md:4 silent: is "perhaps"; write true or false'],
  [
    'a post that is none',
    'telegram_post: https://t.me/news\n',
    'a.md:4 telegram_post: "https://t.me/news" is not the address of a post; write it like https://t.me/channel/123',
  ],
  [
    'a correction without its time',
    'correction:\n  text: He stayed.\n',
    'a.md:4 correction.time: is missing; write 2020-08-21 05:20',
  ],
  ['a field given twice', 'kicker: A\nkicker: B\n', 'a.md:5 kicker: is given twice; keep one of them'],
])('%s is a mistake that says what to write', async (_name, fields, expected) => {
  expect(await mistakesIn(article(fields))).toEqual([`articles/${expected}`]);
});

test('a passage that stands in two paragraphs is a mistake that names both', async () => {
  const fields = 'topics:\n  - command: visit\n    title: Visit\n    passages: [He left]\n';
  expect(await mistakesIn(article(fields, 'He left on Monday.\n\nHe left again.\n'))).toEqual([
    'articles/a.md:7 topics[0].passages[0]: the words "He left" stand in 2 paragraphs (p1, p2); write more of the one that you mean',
  ]);
});

test('words of a speaker that stand twice in a paragraph are a mistake, since it is not clear which are meant', async () => {
  const fields = 'speakers:\n  - passage: He left\n    speaker: null\n';
  expect(await mistakesIn(article(fields, 'He left on Monday. He left again.\n'))).toEqual([
    'articles/a.md:5 speakers[0].passage: the words "He left" stand more than once in p1; write more of the sentence that you mean',
  ]);
});

test('every mistake of a file is reported at once, each with its line', async () => {
  const text = `---
headlin: A visit
published: soon
people:
  - name: A
    role: minister
topics:
  - command: Visit
    title: Visit
---

`;
  expect(await mistakesIn(text)).toEqual([
    'articles/a.md:2 headline: is missing; write headline: Trump meets Iraq PM',
    'articles/a.md:2 headlin: is not a field here; did you mean headline?',
    'articles/a.md:3 published: "soon" is not a date with its time; write 2020-08-21 05:20',
    'articles/a.md:6 people[0].role: is not a field here; did you mean roles?',
    'articles/a.md:8 topics[0].command: "Visit" cannot be a command; write 1 to 30 of the characters a to z, 0 to 9 and _',
    'articles/a.md:11 body: has no paragraph; write the article below the front matter, or take the file away',
  ]);
});

test('dates are compared also where other fields are wrong', async () => {
  expect(await mistakesIn(article('updated: 2019-01-01 10:00\nkicker: []\n'))).toEqual([
    'articles/a.md:4 updated: is before published; write a later time, or leave it out where nothing was updated',
    'articles/a.md:5 kicker: is a list; write kicker: Top Stories',
  ]);
});

test('an hour that the clocks skip or repeat needs its offset', async () => {
  const berlin = PUBLICATION.replace('Asia/Dubai', 'Europe/Berlin');
  const at = (time: string) => article().replace('2020-08-21 05:20', time);
  const { mistakes, library } = await load({
    'publication.yaml': berlin,
    'articles/a.md': at('2026-03-29 02:30'),
    'articles/b.md': at('2026-10-25 02:30'),
    'articles/c.md': at('2026-10-25 02:30+01:00'),
  });
  expect(mistakes).toEqual(
    ['2026-03-29 02:30', '2026-10-25 02:30'].map(
      (time, index) =>
        `articles/${'ab'[index]}.md:3 published: "${time}" does not exist or exists twice in Europe/Berlin, where the clocks change; write the offset behind it, as in 2020-08-21 05:20+04:00`,
    ),
  );
  expect(library.article('c')?.published.toString()).toBe('2026-10-25T02:30:00+01:00[Europe/Berlin]');
});

test.each([
  ['2020-08-21 05:20', '2020-08-21T05:20:00+04:00[Asia/Dubai]'],
  ['2020-08-21T05:20:30', '2020-08-21T05:20:30+04:00[Asia/Dubai]'],
  ['2020-08-21 01:20Z', '2020-08-21T05:20:00+04:00[Asia/Dubai]'],
  ['2020-08-20T21:20:00-04:00', '2020-08-21T05:20:00+04:00[Asia/Dubai]'],
  ['2020-08-20 21:20 -0400', '2020-08-21T05:20:00+04:00[Asia/Dubai]'],
  ['"2020-08-20T21:20:00-04:00[America/New_York]"', '2020-08-21T05:20:00+04:00[Asia/Dubai]'],
])("the date %s is read in the zone that it names, or else the publication's", async (written, expected) => {
  const { library, mistakes } = await load({
    'articles/a.md': article().replace('2020-08-21 05:20', written),
  });
  expect(mistakes).toEqual([]);
  expect(library.article('a')?.published.toString()).toBe(expected);
});

test.each<[string, string | Buffer, string]>([
  [
    'without front matter',
    'Only text.\n',
    ':1 has no front matter; begin the file with a line ---, then headline and published, then a line ---',
  ],
  [
    'whose front matter does not end',
    '---\nheadline: A\n\nText.\n',
    ':1 has a front matter that does not end; write a line --- between the last field and the text',
  ],
  [
    'with nothing in its front matter',
    '---\n---\nText.\n',
    ':2 is empty; write fields such as headline and published',
  ],
  [
    'that is empty',
    '',
    ':1 has no front matter; begin the file with a line ---, then headline and published, then a line ---',
  ],
  [
    'in another encoding',
    Buffer.from(article('kicker: Caf\u00e9\n'), 'latin1'),
    ':1 is not UTF-8; save it again with the encoding UTF-8',
  ],
  [
    'of more than a mebibyte',
    article('', 'x'.repeat(1024 * 1024)),
    ':1 has 1048630 bytes, more than the 1048576 (1 MiB) that an article may have; shorten it or part it',
  ],
  [
    'without a paragraph',
    article('', '\n# A visit\n\n***\n'),
    ':5 body: has no paragraph; write the article below the front matter, or take the file away',
  ],
  [
    'with a paragraph that no reader gets through',
    article('', `One.\n\n${'word '.repeat(2000)}\n${'word '.repeat(2001)}\nand more\n`),
    ':7 body: has a paragraph of more than 20000 characters; part it with blank lines',
  ],
  [
    'with quotations in quotations without end',
    article('', `One.\n\n${'> '.repeat(5000)}Two.\n`),
    ':7 body: has quotations in quotations, more than 20 deep; write fewer >',
  ],
])('a file %s is a mistake', async (_name, text, expected) => {
  expect(await mistakesIn(text)).toEqual([`articles/a.md${expected}`]);
});

test('a text that YAML takes for structure gets its line and a way out', async () => {
  const [mistake, ...others] = await mistakesIn(article('kicker: Trump: I will\n'));
  expect(others).toEqual([]);
  expect(mistake).toMatch(
    /^articles\/a\.md:4 is not YAML \(Nested mappings .*\); put a text .* into quotation marks$/,
  );
});

test('what is wrong with one field hides nothing that is wrong with another', async () => {
  const lines = [
    'topics:',
    '  - {command: Not-One, title: A}',
    '  - {command: troops, title: Troops, passages: [stands nowhere]}',
    'speakers:',
    '  - {passage: nobody said this, speaker: Ann}',
    'updated: yesterday',
    'picture: {file: pictures/none.jpg}',
  ];
  const found = await mistakesIn(article(`${lines.join('\n')}\n`));
  expect(found.map((line) => line.split(': ')[0])).toEqual([
    'articles/a.md:5 topics[0].command',
    'articles/a.md:9 updated',
    'articles/a.md:8 speakers[0].passage',
    'articles/a.md:6 topics[1].passages[0]',
    'articles/a.md:10 picture.file',
  ]);
});

test.each([
  [
    'lists in lists without end',
    `keywords: ${'['.repeat(60_000)}\n`,
    'a.md:4 is not YAML (too many lists in lists)',
  ],
  ['ten thousand unclosed quotations', `keywords: ${'"'.repeat(20_000)}\n`, 'a.md:4 is not YAML ('],
  ['more fields than anybody writes', `keywords: ${'['.repeat(1_000_000)}\n`, 'a.md:2 has 1000'],
])('%s are one mistake, found at once', async (_what, fields, expected) => {
  const [mistake, ...others] = await mistakesIn(article(fields));
  expect(others).toEqual([]);
  expect(mistake).toContain(`articles/${expected}`);
});

test('front matter that grows without end when it is unfolded is a mistake', async () => {
  const times = (name: string) => `[${Array(10).fill(name).join(', ')}]`;
  const bomb = [`a: &a ${times('x')}`, `b: &b ${times('*a')}`, `c: &c ${times('*b')}`, `d: ${times('*c')}\n`];
  const [mistake] = await mistakesIn(article(bomb.join('\n')));
  expect(mistake).toMatch(/^articles\/a\.md:2 cannot be read \(Excessive alias count/);
});

test('a file name that cannot be part of a web address is a mistake unless the article has a slug', async () => {
  expect(await mistakesIn(article(), 'A visit.md')).toEqual([
    'articles/A visit.md:2 slug: the file name "A visit" cannot be part of a web address; write 1 to 64 of the characters a to z, 0 to 9 and -, or give the article a slug of its own',
  ]);
  const { library, mistakes } = await load({ 'articles/A visit.md': article('slug: a-visit\n') });
  expect(mistakes).toEqual([]);
  expect(library.articles.map(({ slug }) => slug)).toEqual(['a-visit']);
});

test('a folder, or a link to nothing, that is named like an article is a mistake', async () => {
  const dir = makeFolder({ 'articles/good.md': article() });
  mkdirSync(join(dir, 'articles/folder.md'));
  symlinkSync(join(dir, 'nothing'), join(dir, 'articles/link.json'));
  const { library, mistakes, notes } = await loadContent(dir, { publicUrl: '' });
  expect(library.articles.length).toBe(1);
  expect(notes()).toEqual([]);
  expect(mistakes.map((mistake) => said(mistake, dir))).toEqual([
    'articles/folder.md:1 is not a file; give the folder another name, or put the text into a file of this name',
    'articles/link.json:1 is not there; write it, or remove the link that points to it',
  ]);
});

test('of two files with one slug the first is published, and the second is told', async () => {
  const { library, mistakes } = await load({
    'articles/a.md': article('slug: visit\nkicker: First\n'),
    'articles/b.md': article('kicker: Second\nslug: visit\n'),
  });
  expect(library.articles.map(({ kicker }) => kicker)).toEqual(['First']);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(
    /^articles\/b\.md:5 slug: visit is the slug of .*articles\/a\.md too; write another one$/,
  );
});

test('a command that two articles declare is a mistake, but both are published and both are quoted', async () => {
  const topic = 'topics:\n  - command: visit\n    title: Visit\n    passages: [came]\n';
  const { library, mistakes } = await load({
    'articles/a.md': article(topic),
    'articles/b.md': article(`kicker: B\n${topic}`),
  });
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(
    /^articles\/b\.md:6 topics: \/visit is declared in .*a\.md too; write only "- visit" here to join it$/,
  );
  expect(library.passages('visit').map((excerpt) => excerpt.article)).toEqual(['a', 'b']);
});

test('joining a topic that nobody declares is a mistake that names the nearest one', async () => {
  const { library, mistakes } = await load({
    'articles/a.md': article('topics: [{command: visit, title: Visit}]\n'),
    'articles/b.md': article('topics:\n  - vist\n'),
  });
  expect(mistakes).toEqual(['articles/b.md:5 topics: no article declares /vist; did you mean visit?']);
  expect(library.articles).toHaveLength(2);
});

test('a publication that cannot be used is a mistake, and the articles stay readable', async () => {
  const { library, mistakes } = await load({
    'publication.yaml': 'name: The Test\nlanguage: en\ntime_zone: Asia/Dubay\nfolow:\n  telegram: t.me/x\n',
    'articles/a.md': article(),
  });
  expect(mistakes).toEqual([
    'publication.yaml:3 time_zone: "Asia/Dubay" is not a known time zone; did you mean Asia/Dubai?',
    'publication.yaml:4 folow: is not a field here; did you mean follow?',
  ]);
  expect(library.publication).toEqual({ name: 'Newsroom', language: 'en', timeZone: 'UTC', follow: {} });
  expect(library.article('a')?.published.toString()).toBe('2020-08-21T05:20:00+00:00[UTC]');
});

test('a publication that is not there is a mistake', async () => {
  const { mistakes } = await load({ 'publication.yaml': undefined, 'articles/a.md': article() });
  expect(mistakes).toEqual(['publication.yaml:1 is not there; write it, with name, language and time_zone']);
});

test('a content folder that is missing, without articles or with none in it is a mistake', async () => {
  expect((await load({ 'articles/.keep': '' })).mistakes).toEqual([
    'articles:1 has no article; put one there that ends in .md or .json',
  ]);
  expect((await load({})).mistakes).toEqual([
    'articles:1 is not there; make the folder and put the articles into it',
  ]);
  const { library, mistakes } = await loadContent('/nowhere/at/all', { publicUrl: '' });
  expect(library.articles).toEqual([]);
  expect(mistakes.map(formatMistake)).toEqual([
    '/nowhere/at/all:1 is not there; make the folder with publication.yaml and articles/ in it, or set CONTENT_DIR',
  ]);
});

test('the fields of later days are accepted', async () => {
  const fields =
    'silent: true\ntelegram_post: https://t.me/news_channel/12\ncorrection:\n  text: He stayed.\n  time: 2020-08-22 10:00\n';
  expect(await mistakesIn(article(fields))).toEqual([]);
});

test('a byte order mark, Windows line ends and a field left empty are no mistakes', async () => {
  const text = `\uFEFF${article('kicker:\nstandfirst: "He came."\n').replaceAll('\n', '\r\n')}`;
  const { library, mistakes } = await load({ 'articles/a.md': text });
  expect(mistakes).toEqual([]);
  expect(library.article('a')?.kicker).toBeUndefined();
  expect(library.article('a')?.sections[0]?.paragraphs[0]?.text).toBe('The minister came. He left again.');
});

test('a text is what is written, also where YAML knows numbers, dates and yes', async () => {
  const { library } = await load({
    'articles/a.md': article('kicker: 007\nbyline: no\nkeywords: [2020-08-21, 1.50]\n'),
  });
  expect(library.article('a')).toMatchObject({
    kicker: '007',
    byline: 'no',
    keywords: ['2020-08-21', '1.50'],
  });
});
