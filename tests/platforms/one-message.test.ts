import { describe, expect, test } from 'vitest';
import type { Article, Library } from '../../src/content/index.ts';
import { compareRevisions, createLibrary, textOf } from '../../src/content/index.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { tellingReply } from '../../src/conversation/index.ts';
import type { Platform } from '../../src/delivery/index.ts';
import { renderFitting } from '../../src/delivery/render-fitting.ts';
import * as telegram from '../../src/platforms/telegram/index.ts';
import * as whatsapp from '../../src/platforms/whatsapp/index.ts';
import type { DigestArticle, Update, Wording } from '../../src/updates/index.ts';
import { sampleArticle } from '../server/sample.ts';

const LONGEST = 4096;
type Fitting = (reply: Reply, library: Library) => ReturnType<typeof fitting>;

const PLATFORMS: Readonly<Record<string, Fitting>> = {
  telegram: (...said) => fitting({ render: telegram.renderTelegram, quoted: telegram.quotedIn }, ...said),
  whatsapp: (...said) => fitting({ render: whatsapp.renderWhatsApp, quoted: whatsapp.quotedIn }, ...said),
};

/** The texts and choices of what is sent. */
function fitting<Message extends object>(
  platform: Pick<Platform<Message>, 'render' | 'quoted'>,
  reply: Reply,
  library: Library,
) {
  const capabilities = { longestText: LONGEST, choices: 10, marks: true };
  const { form, rendered } = renderFitting({ ...platform, capabilities }, reply, library);
  if (rendered.wrong !== undefined) throw new Error(rendered.wrong);
  return {
    texts: rendered.messages.map((message) => ('text' in message ? String(message.text) : '')),
    choices: form.choices.map(({ label }) => label),
  };
}

const sentence = (word: string, length: number) =>
  `It was a ${word} day ${'and on and '.repeat(length / 11)}on.`;

/** A story whose standfirst has so many characters, and one of whose sentences changes. */
function story(index: number, standfirst: number, changed = 'cold', length = 100): Article {
  return sampleArticle({
    slug: `story-${index}`,
    headline: `What happened on day ${index}`,
    standfirst: sentence('long', standfirst),
    published: Temporal.ZonedDateTime.from('2026-01-05T08:00[UTC]').add({ hours: index }),
    body: [{ paragraphs: ['It began in the morning.', sentence(changed, length), `It was day ${index}.`] }],
    topics: [],
  });
}

const libraryOf = (articles: readonly Article[], older: readonly Article[] = []) =>
  createLibrary({
    publication: { name: 'The Sample', language: 'en', timeZone: 'UTC', follow: {} },
    articles,
    publicUrl: 'https://pages.example',
    older: (revision) => older.find((article) => article.revision === revision),
  });

function wordingsBetween(before: Article, after: Article): Wording[] {
  return compareRevisions(before, after).flatMap((change) =>
    change.kind === 'reworded' ? [{ before: change.before, after: change.after }] : [],
  );
}

describe.each(Object.entries(PLATFORMS))('on %s', (_, send) => {
  const sent = (update: Update, library: Library) =>
    send(tellingReply(update, { kind: 'everything' }, 'en', library), library);

  test.each([
    ['short', 60, 5],
    ['long', 1_500, 2],
    ['longer than a message', 5_000, 0],
  ])(
    'a digest of articles with %s standfirsts is one message, and names each of them',
    (_, length, shown) => {
      const stories = Array.from({ length: 6 }, (_, index) => story(index + 1, length));
      const articles = stories.map(
        ({ slug }): DigestArticle => ({ slug, isNew: true, news: { wordings: [] } }),
      );
      const { texts, choices } = sent({ kind: 'digest', articles }, libraryOf(stories));
      expect(texts).toHaveLength(1);
      expect(texts[0]?.length).toBeLessThanOrEqual(LONGEST);
      for (const [index, { headline }] of stories.entries()) {
        const isShown = index < shown;
        expect(texts[0]?.includes(headline)).toBe(isShown);
        expect(choices.includes(headline)).toBe(!isShown);
      }
      expect(choices.at(-1)).toBe('Stop following');
      expect(choices.length).toBeLessThanOrEqual(10);
    },
  );

  test.each([
    ['beside what it was', 500, true],
    ['by its article alone, where it is too long for that', 3_000, false],
  ])('a sentence that changed is told in one message, %s', (_, length, quoted) => {
    const [before, after] = [story(1, 60, 'cold', length), story(1, 60, 'warm', length)];
    const library = libraryOf([after], [before]);
    const wordings = wordingsBetween(before, after);
    const [wording] = wordings;
    if (!wording?.before) throw new Error('Nothing changed.');
    const update = { kind: 'changed', article: after.slug, news: { wordings } } as const;
    const { texts, choices } = sent(update, library);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.includes(textOf(before, wording.before))).toBe(quoted);
    expect(texts[0]).toContain(after.headline);
    expect(choices).toEqual(quoted ? ['Stop following'] : ['More', 'Stop following']);
  });
});
