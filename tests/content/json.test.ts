import { expect, test } from 'vitest';
import { formatMistake, loadContent, paragraphsOf } from '../../src/content/index.ts';
import { article, makeFolder } from './make-folder.ts';

const visit = {
  headline: 'A visit',
  published: '2020-08-21T01:20:00Z',
  keywords: ['visit'],
  body: [
    { paragraphs: ['He *came*.\nHe left.', '<b>1.</b> _Nobody_ [sic] &amp; all'] },
    { heading: '# Later', paragraphs: ['- He is gone.'] },
  ],
};

async function load(text: string) {
  const dir = makeFolder({ 'articles/a.json': text, 'articles/good.md': article() });
  const { library, mistakes, notes } = await loadContent(dir, { publicUrl: '' });
  const say = (found: typeof mistakes) =>
    found.map((mistake) => formatMistake(mistake).replaceAll(`${dir}/`, ''));
  expect(library.article('good')).toBeDefined();
  return { article: library.article('a'), mistakes: say(mistakes), notes: say(notes()) };
}

test('the text of a JSON article is taken literally', async () => {
  const { article: found, mistakes } = await load(JSON.stringify(visit));
  expect(mistakes).toEqual([]);
  expect(found?.sections.map(({ heading }) => heading)).toEqual([undefined, '# Later']);
  expect(found && paragraphsOf(found).map(({ text }) => text)).toEqual([
    'He *came*. He left.',
    '<b>1.</b> _Nobody_ [sic] &amp; all',
    '- He is gone.',
  ]);
  expect(found?.published.toString()).toBe('2020-08-21T05:20:00+04:00[Asia/Dubai]');
});

test('mistakes of a JSON article have their lines, all of them', async () => {
  const text = `{
  "headline": 5,
  "published": "soon", "kiker": "Top",
  "people": [
    { "name": "A" },
    {
      "name": "B", "roles": "minister" }
  ],
  "body": [
    { "paragraphs": [
      "{ \\"headline\\": 1 }",
      7
    ] }
  ]
}`;
  const { mistakes } = await load(text);
  expect(mistakes).toEqual([
    'articles/a.json:2 headline: is 5 without quotation marks; write headline: Trump meets Iraq PM',
    'articles/a.json:3 published: "soon" is not a date with its time; write 2020-08-21 05:20',
    'articles/a.json:3 kiker: is not a field here; did you mean kicker?',
    'articles/a.json:7 people[1].roles: is a text; write a list: [the US president]',
    'articles/a.json:12 body[0].paragraphs[1]: is 7 without quotation marks; write a paragraph',
  ]);
});

test.each([
  [
    'that breaks off',
    '{\n  "headline": "A",\n',
    /^articles\/a\.json:\d+ is not JSON \(.*\); have it written by a program/,
  ],
  [
    'that is a list',
    '[]',
    /^articles\/a\.json:1 is a list; write fields such as headline, published and body$/,
  ],
  ['without a body', JSON.stringify({ ...visit, body: [] }), /^articles\/a\.json:1 body: has no paragraph/],
  [
    'with blank paragraphs only',
    JSON.stringify({ ...visit, body: [{ paragraphs: [' ', '\n'] }] }),
    /^articles\/a\.json:1 body: has no paragraph/,
  ],
  [
    'with a key given twice',
    '{"headline": "A",\n"headline": "B"}',
    /^articles\/a\.json:2 headline: is given twice; keep one of them$/,
  ],
])('a JSON file %s is a mistake', async (_name, text, expected) => {
  const { mistakes } = await load(text);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(expected);
});

test('a key that would change how objects work does not', async () => {
  const { mistakes } = await load(`{"__proto__": {"headline": "A"}, ${JSON.stringify(visit).slice(1)}`);
  expect(mistakes).toEqual([expect.stringMatching(/^articles\/a\.json:1 __proto__: is not a field here/)]);
});

test('what had to be changed in a JSON text is noted with its line', async () => {
  const { notes } = await load(JSON.stringify({ ...visit, byline: 'Jane\tDoe' }, null, 1));
  expect(notes).toEqual(['articles/a.json:21 byline: U+0009 made a space']);
});
