import { describe, expect, test } from 'vitest';
import { excerptOf, excerptOfParagraph } from '../../../src/content/index.ts';
import type { Part, Reply } from '../../../src/conversation/index.ts';
import type { TelegramMessage } from '../../../src/platforms/telegram/index.ts';
import { quotedIn, renderTelegram } from '../../../src/platforms/telegram/index.ts';
import { longParagraph } from '../contract.ts';
import { articleOf, libraryOf } from './library.ts';

const SOURCE = 'A headline · 21 Aug 2020, 05:20';
const quoting = (...parts: readonly Part[]): Reply => ({ parts, choices: [] });
const words = (text: string): Part => ({ kind: 'words', text });
const shown = ({ text, entities }: TelegramMessage, type: string) =>
  entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));

describe('a quotation', () => {
  const article = articleOf([
    'First sentence 🚀 here. The second *one* answers.',
    'قال رئيس الوزراء إن القوات ستغادر. «لا نحتاج إليها».',
    `${longParagraph(900)} The very last one answers.`,
  ]);
  const library = libraryOf(article);
  const paragraph = (address: string) =>
    ({ kind: 'quotation', excerpt: excerptOfParagraph(article, address) }) as const;

  test('is a blockquote with its source under it, and its article in a small preview', () => {
    const url = 'https://test.example/articles/test#p1-2';
    const reply = quoting({ kind: 'quotation', excerpt: excerptOf(article, 'p1', 1) });
    expect(renderTelegram(reply, library)).toEqual([
      {
        text: `The second *one* answers.\n${SOURCE}`,
        entities: [
          { type: 'blockquote', offset: 0, length: 25 },
          { type: 'text_link', offset: 26, length: 10, url },
        ],
        link_preview_options: { url, prefer_small_media: true, show_above_text: true },
        reply_markup: {
          inline_keyboard: [
            [{ text: 'Copy', copy_text: { text: `The second *one* answers.\nA headline\n${url}` } }],
          ],
        },
      },
    ]);
  });

  test('that is too long to be copied with its link has no button for it', () => {
    const long = articleOf([`${'a'.repeat(160)}.`, `${'b'.repeat(250)}.`]);
    const copied = (address: string) =>
      renderTelegram(
        quoting({ kind: 'quotation', excerpt: excerptOfParagraph(long, address) }),
        libraryOf(long),
      )
        .flatMap(({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? [])
        .map((button) => ('copy_text' in button ? button.copy_text.text : ''));
    expect(copied('p1')).toEqual([expect.stringMatching(/^a{160}\.\n(?:A headline\n)?https:/)]);
    expect(copied('p2')).toEqual([]);
  });

  test('more stands out, where the app shows it', () => {
    const [message] = renderTelegram(
      {
        parts: [words('Hello.')],
        choices: [
          { label: 'More', action: '/more', tone: 'primary' },
          { label: 'Topics', action: '/topics' },
        ],
      },
      library,
    );
    expect(message?.reply_markup?.inline_keyboard.flat()).toEqual([
      { text: 'More', callback_data: '/more', style: 'primary' },
      { text: 'Topics', callback_data: '/topics' },
    ]);
  });

  test('keeps asterisks, brackets, HTML and emoji as they are, with offsets in UTF-16 units', () => {
    const hostile = articleOf(['*a* [b](c) <b>d</b> &amp; 🚀👩‍👩‍👧 _e_. \\*Marked\\* 🚀 here.']);
    const [message] = renderTelegram(
      quoting(words('🚀 So:'), {
        kind: 'quotation',
        excerpt: excerptOfParagraph(hostile, 'p1'),
        mark: excerptOf(hostile, 'p1', 1),
      }),
      libraryOf(hostile),
    );
    expect(message?.text).toBe(
      `🚀 So:\n\n*a* [b](c) <b>d</b> &amp; 🚀👩‍👩‍👧 _e_. \\*Marked\\* 🚀 here.\n${SOURCE}`,
    );
    expect(message && quotedIn(message)).toEqual([
      '*a* [b](c) <b>d</b> &amp; 🚀👩‍👩‍👧 _e_. \\*Marked\\* 🚀 here.',
    ]);
    expect(message && shown(message, 'bold')).toEqual(['\\*Marked\\* 🚀 here.']);
    expect(message && shown(message, 'text_link')).toEqual(['A headline']);
  });

  test('says who speaks', () => {
    const spoken = articleOf(['“We will leave,” said Donald Trump.'], {
      people: [{ name: 'Donald Trump', roles: ['US President'] }],
      speakers: [{ passage: '“We will leave,” said Donald Trump.', speaker: 'Donald Trump' }],
    });
    const reply = quoting({ kind: 'quotation', excerpt: excerptOfParagraph(spoken, 'p1') });
    const [message] = renderTelegram(reply, libraryOf(spoken));
    expect(message?.text).toBe(
      `“We will leave,” said Donald Trump.\n— Donald Trump, US President\n${SOURCE}`,
    );
  });

  test('that is long is folded up, unless that would hide the sentence that answers', () => {
    const styleWith = (sentence?: number) => {
      const mark = sentence === undefined ? {} : { mark: excerptOf(article, 'p3', sentence) };
      return renderTelegram(quoting({ ...paragraph('p3'), ...mark }), library)[0]?.entities[0]?.type;
    };
    expect(styleWith()).toBe('expandable_blockquote');
    expect(styleWith(0)).toBe('expandable_blockquote');
    expect(styleWith(19)).toBe('blockquote');
    expect(renderTelegram(quoting(paragraph('p1')), library)[0]?.entities[0]?.type).toBe('blockquote');
  });

  test('under a headline that runs from right to left keeps its date in order', () => {
    const arabic = articleOf(['قال رئيس الوزراء إن القوات ستغادر.'], { headline: 'القوات تغادر' });
    const reply = quoting({ kind: 'quotation', excerpt: excerptOfParagraph(arabic, 'p1') });
    const [message] = renderTelegram(reply, libraryOf(arabic));
    expect(message?.text.split('\n')[1]).toBe('\u2068القوات تغادر\u2069 · 21 Aug 2020, 05:20');
    expect(message && shown(message, 'text_link')).toEqual(['القوات تغادر']);
  });

  test('that is quiet leaves its source to the one beside it', () => {
    const [message, ...others] = renderTelegram(
      quoting({ ...paragraph('p1'), source: 'quiet' }, { ...paragraph('p2'), source: 'full' }),
      library,
    );
    expect(message?.text).toBe(
      `${library.quote(paragraph('p1').excerpt).text}\n\n${library.quote(paragraph('p2').excerpt).text}\n${SOURCE}`,
    );
    expect(others).toEqual([]);
  });

  test('that is quiet names its source where nothing beside it in its message does', () => {
    const long = articleOf([longParagraph(3000), longParagraph(2900), 'A short one.']);
    const all = ['p1', 'p2', 'p3'].map((address) => excerptOfParagraph(long, address));
    const messages = renderTelegram(
      quoting(
        ...all.map(
          (excerpt, index) =>
            ({ kind: 'quotation', excerpt, source: index === 2 ? 'full' : 'quiet' }) as const,
        ),
      ),
      libraryOf(long),
    );
    expect(messages.map(({ text }) => text.split(SOURCE).length - 1)).toEqual([1, 1]);
    expect(messages.flatMap(quotedIn)).toHaveLength(3);
  });

  test('has no preview beside another one, nor where its page is not public', () => {
    const two = renderTelegram(quoting(paragraph('p1'), paragraph('p2')), library);
    expect(two.map((message) => message.link_preview_options)).toEqual([{ is_disabled: true }]);
    const here = {
      ...library,
      quote: (excerpt: Parameters<typeof library.quote>[0]) => ({
        ...library.quote(excerpt),
        url: 'http://localhost:3000/articles/test#p1',
      }),
    };
    expect(renderTelegram(quoting(paragraph('p1')), here)[0]?.link_preview_options).toEqual({
      is_disabled: true,
    });
  });
});

describe('what is too long for one message', () => {
  const render = (paragraph: string, more: Partial<Reply> = {}) => {
    const article = articleOf([paragraph]);
    const reply = quoting({ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p1') });
    return renderTelegram({ ...reply, ...more }, libraryOf(article));
  };

  test('is cut between sentences; each piece names its source and its number, and the buttons are under the last', () => {
    const messages = render(longParagraph(9000), { choices: [{ label: 'More', action: '/more x' }] });
    expect(messages.map(({ text }) => text.split('\n').at(-1))).toEqual([
      `${SOURCE} · 1/3`,
      `${SOURCE} · 2/3`,
      `${SOURCE} · 3/3`,
    ]);
    expect(messages.flatMap(quotedIn).join(' ')).toBe(longParagraph(9000));
    for (const piece of messages.flatMap(quotedIn)) expect(piece).toMatch(/^This is.*in it\.$/);
    expect(messages.map(({ reply_markup }) => reply_markup !== undefined)).toEqual([false, false, true]);
    expect(messages.map(({ link_preview_options }) => link_preview_options.is_disabled)).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  test('and is a single sentence is cut between words, and says that it goes on', () => {
    const sentence = `${'words and '.repeat(900)}no end.`;
    const messages = render(sentence);
    expect(messages.map(({ text }) => text.split(' · ').at(-1))).toEqual(['1/3 …', '2/3 …', '3/3']);
    expect(messages.flatMap(quotedIn).join(' ')).toBe(sentence);
  });

  test('and has no spaces is cut between characters, never inside one', () => {
    const family = '👩‍👩‍👧';
    const messages = render(family.repeat(900));
    expect(messages.flatMap(quotedIn).join('')).toBe(family.repeat(900));
    for (const piece of messages.flatMap(quotedIn)) expect(piece.length % family.length).toBe(0);
  });

  test('is told at the very limit: 4,096 units are one message, one more are two', () => {
    const library = libraryOf(articleOf(['One.']));
    const said = (length: number) => renderTelegram(quoting(words('a'.repeat(length))), library);
    expect(said(4096).map(({ text }) => text.length)).toEqual([4096]);
    expect(said(4097).map(({ text }) => text.length)).toEqual([4096, 1]);
  });

  test('and is a quotation fits with its source, however little is missing', () => {
    const counts = Array.from({ length: 80 }, (_, more) => {
      const messages = render(`${'Word. '.repeat(670)}${'x'.repeat(more)}.`);
      for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(4096);
      return messages.length;
    });
    expect(new Set(counts)).toEqual(new Set([1, 2]));
  });

  test('in a headline, a name or a standfirst is shortened or comes behind', () => {
    const article = articleOf(['One.'], {
      headline: 'very '.repeat(1000).trim(),
      kicker: 'long '.repeat(1000).trim(),
      standfirst: longParagraph(5000),
    });
    const messages = renderTelegram(quoting({ kind: 'article', article: 'test' }), libraryOf(article));
    for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(4096);
    expect(messages.flatMap(quotedIn).join(' ')).toBe(longParagraph(5000));
    expect(messages[0]?.text).toContain('…');
  });
});

describe('the other parts of a reply', () => {
  const article = articleOf(['One.'], { kicker: 'Iraq', standfirst: 'What it is about.' });
  const library = libraryOf(article);

  test('an article is a card: kicker, headline with link, standfirst, date', () => {
    const [message] = renderTelegram(quoting({ kind: 'article', article: 'test' }), library);
    expect(message).toEqual({
      text: 'Iraq\nA headline\nWhat it is about.\n21 Aug 2020, 05:20',
      entities: [
        { type: 'bold', offset: 5, length: 10 },
        { type: 'text_link', offset: 5, length: 10, url: 'https://test.example/articles/test' },
        { type: 'blockquote', offset: 16, length: 17 },
      ],
      link_preview_options: { is_disabled: true },
    });
  });

  test('commands in a list are tapped in the text, everything else has a button, and what has none is shown to be typed', () => {
    const long = `/said ${'Somebody '.repeat(8).trim()}`;
    const [message] = renderTelegram(
      {
        parts: [
          {
            kind: 'list',
            items: [
              { label: 'US troops', action: '/troops' },
              { label: 'Donald Trump', action: '/said Donald Trump' },
              { label: 'Somebody', action: long },
            ],
          },
        ],
        choices: [
          { label: 'Trump', action: '/said Donald Trump' },
          { label: 'Troops', action: '/troops' },
        ],
      },
      library,
    );
    expect(message?.text).toBe(`/troops — US troops\nDonald Trump\n${long}`);
    expect(message && shown(message, 'code')).toEqual([long]);
    expect(message?.reply_markup?.inline_keyboard.flat()).toEqual([
      { text: 'Trump', callback_data: '/said Donald Trump' },
      { text: 'Troops', callback_data: '/troops' },
    ]);
  });

  test('links stand one a line behind their labels', () => {
    const links = [
      { label: 'Telegram', url: 'https://t.me/sample' },
      { label: 'Nowhere', url: 'sample' },
    ];
    const [message] = renderTelegram(quoting({ kind: 'links', links }), library);
    expect(message?.text).toBe('Telegram\nNowhere');
    expect(message && shown(message, 'text_link')).toEqual(['Telegram']);
  });

  test('150 links are spread so that Telegram shows each of them', () => {
    const links = Array.from({ length: 150 }, (_, index) => ({
      label: `Link ${index}`,
      url: `https://t.me/s${index}`,
    }));
    const messages = renderTelegram(quoting({ kind: 'links', links }), library);
    for (const { entities } of messages) expect(entities.length).toBeLessThanOrEqual(100);
    expect(messages.flatMap(({ entities }) => entities)).toHaveLength(150);
  });

  test('300 commands are spread so that each of them can be tapped', () => {
    const items = Array.from({ length: 300 }, (_, index) => ({
      label: `Topic ${index}`,
      action: `/topic_${index}`,
    }));
    const messages = renderTelegram(quoting({ kind: 'list', items }), library);
    for (const { text } of messages) expect(text.split('\n').length).toBeLessThanOrEqual(100);
    expect(messages.map(({ text }) => text).join('\n')).toContain('/topic_299 — Topic 299');
  });

  test('own words are cleaned of what Telegram would change', () => {
    const [message] = renderTelegram(quoting(words(' I do\tnot know\u202E /\u0000x\u2028. \n ')), library);
    expect(message?.text).toBe('I do not know / x .');
  });

  test.each([
    ['no parts', []],
    ['empty words', [words('')]],
    ['invisible words', [words('\u200F \u2060')]],
    ['an article that is gone', [{ kind: 'article', article: 'gone' } as const]],
    ['an empty list', [{ kind: 'list', items: [] } as const]],
  ])('%s are never sent', (_, parts) => {
    expect(renderTelegram({ parts, choices: [{ label: 'More', action: '/more' }] }, library)).toEqual([]);
  });
});

describe('buttons', () => {
  const library = libraryOf(articleOf(['One.']));
  const rows = (labels: readonly string[]) =>
    renderTelegram(
      { parts: [words('Choose.')], choices: labels.map((label, index) => ({ label, action: `/a${index}` })) },
      library,
    )[0]?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));

  test('stand three in a row where they are short, two where they are longer, and alone where they are long', () => {
    expect(rows(['Troops', 'Attacks', 'Daesh', 'Help'])).toEqual([['Troops', 'Attacks', 'Daesh'], ['Help']]);
    expect(rows(['From the start', 'In context', 'More'])).toEqual([
      ['From the start', 'In context'],
      ['More'],
    ]);
    expect(rows(['The very beginning of it', 'More'])).toEqual([['The very beginning of it'], ['More']]);
  });

  test('whose action is empty or longer than 64 bytes are left out, and there are never more than 100', () => {
    const choice = (action: string) => ({ label: 'A', action });
    const render = (choices: Reply['choices']) =>
      renderTelegram(
        { parts: [words('Choose.')], choices },
        library,
      )[0]?.reply_markup?.inline_keyboard.flat();
    expect(render([choice(''), choice(`/${'é'.repeat(32)}`)])).toBeUndefined();
    expect(render([choice(`/${'é'.repeat(31)}x`)])).toHaveLength(1);
    expect(render(Array.from({ length: 130 }, (_, index) => choice(`/a${index}`)))).toHaveLength(100);
  });
});
