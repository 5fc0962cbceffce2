import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article, Library } from '../../src/content/index.ts';
import { buildArticle, createLibrary, excerptOf, excerptOfParagraph } from '../../src/content/index.ts';
import type { Incoming, Reply } from '../../src/conversation/index.ts';
import { quotationsOf } from '../../src/conversation/index.ts';
import type { Platform } from '../../src/delivery/index.ts';

/** A platform with a reader on its other side, as the contract needs them. */
export type Harness = {
  readonly platform: Platform;
  /** The address of the chat that `says` and `presses` speak in; known after the first incoming. */
  says(text: string): Promise<void>;
  /** Presses the button with this label under the last message that the reader saw. */
  presses(label: string): Promise<void>;
  /** Everything that the reader has seen so far, as text; resolves once at least `messages` messages were seen. */
  seen(messages: number): Promise<string>;
  close(): Promise<void>;
};

const publication = { name: 'The Contract', language: 'en', timeZone: 'Asia/Dubai', follow: {} };

/** Text that every platform has tripped over at some time. */
export const HOSTILE = [
  '*Asterisks*, _underscores_, ~tildes~, `backticks` and [brackets](https://evil.example) stay as they are.',
  '<script>alert("x")</script> & &amp; "quotes" stay as they are.',
  'Emoji 🚀👩‍👩‍👧‍👦 and flags 🇦🇪 count for what they are.',
  'قال رئيس الوزراء إن القوات ستغادر العراق. «لا نحتاج إلى قوات قتالية»، قال الكاظمي.',
  '/troops @reader #tag https://example.com/path?a=b are words like others.',
  'A backslash \\ and a \\*pair\\* of them, and a tail of dots…',
];

function hostileArticle(): Article {
  return buildArticle(
    {
      slug: 'hostile',
      headline: 'A *headline* with <b>marks</b> & [brackets]',
      published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
      body: [{ paragraphs: [...HOSTILE, longParagraph(9000)] }],
    },
    publication,
  );
}

/** One paragraph of whole sentences, a little longer than `length`. */
export function longParagraph(length: number): string {
  let text = '';
  for (let count = 1; text.length < length; count += 1)
    text += `${text && ' '}This is the sentence with number ${count} in it.`;
  return text;
}

/** What every platform owes; run by each of them with its own harness. */
export function platformContract(name: string, open: () => Promise<Harness>): void {
  describe(`the platform contract: ${name}`, () => {
    const article = hostileArticle();
    const library: Library = createLibrary({
      publication,
      articles: [article],
      publicUrl: 'https://contract.example',
    });
    const paragraphs = article.sections.flatMap((section) => section.paragraphs);
    let harness: Harness;
    let came: Incoming[];
    let arrival: PromiseWithResolvers<void>;

    beforeEach(async () => {
      harness = await open();
      came = [];
      arrival = Promise.withResolvers();
      await harness.platform.start(async (incoming) => {
        came.push(incoming);
        arrival.resolve();
        arrival = Promise.withResolvers();
      });
    });
    afterEach(() => harness.close());

    async function hear(say: () => Promise<void>): Promise<Incoming> {
      const arrived = arrival.promise;
      await Promise.all([say(), arrived]);
      const last = came.at(-1);
      if (!last) throw new Error('Nothing arrived.');
      return last;
    }

    async function answer(reply: Reply): Promise<string> {
      const { chat } = await hear(() => harness.says('question'));
      const messages = harness.platform.render(reply, library);
      for (const message of messages) {
        await harness.platform.send(chat.address, message, { signal: AbortSignal.timeout(10_000) });
      }
      return harness.seen(messages.length);
    }

    const quoting = (paragraph = 0): Reply => ({
      parts: [
        { kind: 'quotation', excerpt: excerptOfParagraph(article, paragraphs[paragraph]?.address ?? '') },
      ],
      choices: [],
    });

    test('a text arrives as it was typed', async () => {
      const incoming = await hear(() => harness.says('how *many* rockets <b>?'));
      expect(incoming).toMatchObject({ kind: 'text', text: 'how *many* rockets <b>?' });
      expect(incoming.chat).toMatchObject({ platform: harness.platform.name, kind: 'private' });
    });

    test('a command arrives with its slash', async () => {
      expect((await hear(() => harness.says('/said Kadhemi'))).text).toBe('/said Kadhemi');
    });

    test('each incoming has an id of its own, in one and the same chat', async () => {
      const first = await hear(() => harness.says('one'));
      const second = await hear(() => harness.says('two'));
      expect(second.id).not.toBe(first.id);
      expect(second.chat).toEqual(first.chat);
    });

    test('a pressed choice arrives as its action', async () => {
      await answer({
        parts: [{ kind: 'words', text: 'Choose.' }],
        choices: [{ label: 'Troops', action: '/troops' }],
      });
      expect(await hear(() => harness.presses('Troops'))).toMatchObject({ kind: 'choice', text: '/troops' });
    });

    test.each(HOSTILE.map((text, index) => [index, text] as const))(
      'hostile paragraph %i reaches the reader character by character',
      async (index, text) => {
        expect(await answer(quoting(index))).toContain(text);
      },
    );

    test('a quotation carries speaker or headline, date and link', async () => {
      const seen = await answer(quoting(1));
      expect(seen).toContain(article.headline);
      expect(seen).toContain('2020');
      expect(seen).toContain('https://contract.example/articles/hostile#p2');
    });

    test('what a message quotes can be read back from it, sentence by sentence', () => {
      const reply: Reply = { ...quoting(6), parts: [...quoting(6).parts, ...quoting(0).parts] };
      const pieces = harness.platform
        .render(reply, library)
        .flatMap((message) => harness.platform.quoted(message));
      const expected = quotationsOf(reply, library).map(({ text }) => text);
      expect(pieces.join(' ')).toBe(expected.join(' '));
      for (const piece of pieces) expect(piece.trim()).not.toBe('');
    });

    test('no message is longer than the platform allows, and none cuts a sentence', () => {
      const messages = harness.platform.render(quoting(6), library);
      for (const piece of messages.flatMap((message) => harness.platform.quoted(message))) {
        expect(piece.length).toBeLessThanOrEqual(harness.platform.capabilities.longestText);
        expect(piece).toMatch(/^This is the sentence.* in it\.$/s);
      }
    });

    test('a marked sentence leaves the quotation as it is', async () => {
      const excerpt = excerptOfParagraph(article, 'p4');
      const reply: Reply = {
        parts: [{ kind: 'quotation', excerpt, mark: excerptOf(article, 'p4', 0) }],
        choices: [],
      };
      const pieces = harness.platform
        .render(reply, library)
        .flatMap((message) => harness.platform.quoted(message));
      expect(pieces).toEqual([library.quote(excerpt).text]);
    });

    test('an article card, a list and links all show', async () => {
      const seen = await answer({
        parts: [
          { kind: 'article', article: 'hostile' },
          { kind: 'list', items: [{ label: 'US troops', action: '/troops' }] },
          { kind: 'links', links: [{ label: 'Telegram', url: 'https://t.me/sample' }] },
        ],
        choices: [],
      });
      for (const text of [article.headline, 'US troops', 'Telegram']) expect(seen).toContain(text);
    });

    test('an excerpt of an unknown revision is never rendered', () => {
      const elsewhere = createLibrary({ publication, articles: [], publicUrl: 'https://contract.example' });
      expect(() => harness.platform.render(quoting(), elsewhere)).toThrow(RangeError);
    });

    test('rendering twice gives the same', () => {
      expect(harness.platform.render(quoting(6), library)).toEqual(
        harness.platform.render(quoting(6), library),
      );
    });
  });
}
