import { expect, test } from 'vitest';
import type { ArticleSource, TopicSource } from '../../src/content/index.ts';
import { buildArticle, createLibrary } from '../../src/content/index.ts';

const publication = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };

function build(slug: string, source: Partial<ArticleSource>, reservedCommands: readonly string[] = []) {
  const published = Temporal.ZonedDateTime.from('2026-01-01T09:00[UTC]');
  return buildArticle({ slug, headline: slug, published, body: [], ...source }, publication, {
    reservedCommands,
  });
}

function libraryOf(...articles: ReturnType<typeof build>[]) {
  return createLibrary({ publication, articles, publicUrl: 'http://here' });
}

const visit: ArticleSource['body'] = [
  {
    paragraphs: [
      'Mustafa Al Kadhemi came. US troops stay.',
      'Kadhemi spoke of troops.',
      'Kadhemi left. The troops did not.',
    ],
  },
  { heading: 'Increase in attacks', paragraphs: ['Attacks rise.', 'Nobody was hurt.'] },
];
const keywords = ['mustafa al kadhemi', 'us troops', 'leave', 'Climate change', '2026'];

test('an article without topics gets them from its keywords and headings, as a reader would type them', () => {
  expect(build('a', { body: visit, keywords }).topics).toEqual([
    {
      command: 'kadhemi',
      title: 'Mustafa Al Kadhemi',
      words: ['kadhemi', 'mustafa al kadhemi'],
      aliases: ['mustafa_al_kadhemi'],
      passages: ['p1', 'p2', 'p3'],
      origin: 'derived',
    },
    {
      command: 'troops',
      title: 'US troops',
      words: ['troops', 'us troops'],
      aliases: ['us_troops'],
      passages: ['p1', 'p2', 'p3'],
      origin: 'derived',
    },
    {
      command: 'attacks',
      title: 'Increase in attacks',
      words: ['attacks', 'Increase in attacks'],
      aliases: ['increase_in_attacks'],
      passages: ['p4', 'p5'],
      origin: 'derived',
    },
  ]);
});

test('a derived topic never takes a built-in command, and says nothing that no paragraph says', () => {
  const topics = build('a', { body: visit, keywords: ['troops', 'elections', '…'] }, ['troops']).topics;
  expect(topics.map(({ command }) => command)).toEqual(['attacks']);
});

test('a keyword keeps all its words where the last one alone is not what the article says', () => {
  const body = [
    { paragraphs: ['The United States agreed. The United States paid.', 'Other states did not.'] },
  ];
  const [topic] = build('a', { body, keywords: ['united states'] }).topics;
  expect(topic).toMatchObject({ command: 'united_states', title: 'United States', passages: ['p1'] });
});

test.each([
  ['Müllers Büro', 'mullers_buro'],
  ['выборы', 'vybory'],
  ['انتخابات', 'antkhabat'],
  ['北京', 'beijing'],
])('a keyword in any script gets a command that can be typed: %s', (keyword, command) => {
  const [topic] = build('a', { body: [{ paragraphs: [`${keyword}.`] }], keywords: [keyword] }).topics;
  expect(topic).toMatchObject({
    title: expect.stringContaining(keyword.slice(1)),
    words: [keyword],
    passages: ['p1'],
  });
  expect(topic?.command).toMatch(command === 'beijing' ? /^[a-z]+$/ : new RegExp(`^${command}$`));
});

test('a declared topic without passages has the paragraphs that name it', () => {
  const topics: TopicSource[] = [
    { command: 'harm', title: 'Who was hurt', words: ['hurt'], aliases: ['border_posts'] },
  ];
  const [topic] = build('a', { body: visit, topics }).topics;
  expect(topic?.passages).toEqual(['p5']);
});

test('a declared topic has the chosen passages in the chosen order, each once', () => {
  const passages = ['Nobody was', 'Kadhemi spoke', 'was hurt.'];
  const [topic] = build('a', { body: visit, topics: [{ command: 'harm', title: 'Harm', passages }] }).topics;
  expect(topic?.passages).toEqual(['p5', 'p2']);
});

test('a passage that is not there keeps buildArticle from making an article', () => {
  const topics: TopicSource[] = [{ command: 'harm', title: 'Harm', passages: ['somebody was hurt'] }];
  expect(() => build('a', { body: visit, topics })).toThrow(
    /^a cannot be published: topics\.0\.passages\.0: no paragraph has the words "somebody was hurt"/,
  );
});

test('the passages of a topic are those of its declaring articles first, the newest first, whole paragraphs', () => {
  const at = (day: string) => Temporal.ZonedDateTime.from(`${day}T09:00[UTC]`);
  const topics: TopicSource[] = [
    { command: 'attacks', title: 'Attacks', words: ['rise'], passages: ['Attacks rise'] },
  ];
  const body = [{ paragraphs: ['Prices rise. So do attacks.', 'Nothing else.'] }];
  const library = libraryOf(
    build('old', { body: visit, topics, published: at('2026-01-01') }),
    build('new', { body: visit, topics, published: at('2026-01-02') }),
    build('joined', { body, topics: ['attacks'], published: at('2026-01-03') }),
    build('derived', { body, keywords: ['attacks'], published: at('2026-01-04') }),
    build('silent', { body, published: at('2026-01-05') }),
  );
  expect(library.topics.map(({ command, origin, article }) => [command, origin, article])).toEqual([
    ['attacks', 'declared', 'new'],
  ]);
  expect(
    library.passages('attacks').map((excerpt) => `${excerpt.article} ${library.quote(excerpt).text}`),
  ).toEqual([
    'new Attacks rise.',
    'old Attacks rise.',
    'derived Prices rise. So do attacks.',
    'joined Prices rise. So do attacks.',
  ]);
  expect(library.passages('nothing')).toEqual([]);
});
