import { expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { createAnswers } from '../../src/answers/index.ts';
import type { Article } from '../../src/content/index.ts';
import { createLibrary } from '../../src/content/index.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { createConversation, nobody, remembersNothing } from '../../src/conversation/index.ts';
import { makeArticle } from '../answers/make-article.ts';

const before = articleAt('old-slug', '000000000001');
const after = articleAt('new-slug', '000000000002');

function articleAt(slug: string, revision: string): Article {
  return {
    ...makeArticle(slug, 'Rockets hit the base', ['Twelve rockets hit the base. Nobody was hurt.']),
    revision,
  };
}

/** What is said to a reader who holds what was sent before the article got another slug. */
async function say(text: string, open?: string): Promise<Reply> {
  const library = createLibrary({
    publication: { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} },
    articles: [makeArticle('another', 'Rain', ['It rained. Nobody was wet.']), after],
    publicUrl: 'http://here',
    older: (revision) => (revision === before.revision ? before : undefined),
    moves: new Map([['old-slug', 'new-slug']]),
  });
  const answers = createAnswers(library);
  const conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [],
    chats: () => remembersNothing,
  });
  const chat = { platform: 'web', address: 'reader', kind: 'private' } as const;
  const at = Temporal.Instant.from('2026-01-05T09:00:00Z');
  const about = open === undefined ? {} : { article: open };
  const reply = await conversation.respond({ id: text, chat, at, kind: 'text', text, ...about }, nobody);
  if (!reply) throw new Error(`No reply to ${text}`);
  return reply;
}

const quoted = ({ parts }: Reply) =>
  parts.flatMap((part) =>
    part.kind === 'quotation' ? [`${part.excerpt.article} ${part.excerpt.paragraph}`] : [],
  );

test.each(['/start old-slug', '/article old-slug', '/article 000000000001', '/article'])(
  '%s opens the article where it is now',
  async (text) => {
    const { parts } = await say(text, 'old-slug');
    expect(parts).toEqual([{ kind: 'article', article: 'new-slug' }]);
  },
);

test.each([
  '/more 000000000001 p1.1',
  '/context 000000000001 p1.1',
  '/section 000000000001 1',
  'was nobody hurt?',
])('%s quotes the article where it is now', async (text) => {
  expect(quoted(await say(text, 'old-slug'))[0]).toBe('new-slug p1');
});
