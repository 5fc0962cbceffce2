import { expect, test } from 'vitest';
import { handlers } from '../../../handlers/index.ts';
import type { ChatData } from '../../../src/conversation/index.ts';
import { createConversation, nobody, remembersNothing } from '../../../src/conversation/index.ts';
import { renderTelegram } from '../../../src/platforms/telegram/index.ts';
import { incoming, openSample } from '../../conversation/sample.ts';

const { library, answers } = await openSample();
const AT = Temporal.Instant.from('2026-11-23T12:00:00Z');

/** What a chat gets that was quoted so much, message by message. */
async function exported(kind: 'private' | 'group', count: number): Promise<string[]> {
  const receipts = Array.from({ length: count }, (_, index) => ({
    ...{ article: 'an-article-with-a-long-name', revision: '0123456789ab', paragraph: `p${index}` },
    ...{ start: 0, end: 200, sent: AT },
  }));
  const held: ChatData = {
    ...{ platform: 'telegram', address: '-1001234', kind, firstSeen: AT, lastSeen: AT, settings: nobody },
    ...{ agreements: [], unanswered: 0, owed: 0, traces: 0, receipts },
  };
  const conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [],
    chats: () => ({ ...remembersNothing, describe: async () => held }),
  });
  const asked = incoming('/export');
  const said = { ...asked, chat: { ...asked.chat, kind }, addressed: 'mention' } as const;
  const reply = await conversation.respond(said, nobody);
  return reply ? renderTelegram(reply, library).map(({ text }) => text) : [];
}

test('a long export comes in as few messages as hold it, in order, each line whole', async () => {
  const messages = await exported('private', 150);
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.length).toBeLessThanOrEqual(4);
  expect(messages.join('\n').match(/paragraph p(?<number>\d+)/g)).toEqual(
    Array.from({ length: 100 }, (_, index) => `paragraph p${index}`),
  );
  for (const line of messages
    .join('\n')
    .split('\n')
    .filter((each) => each.includes('revision')))
    expect(line).toMatch(/characters 0 to 200$/);
  expect(messages.at(-1)).toContain('50 older ones');
});

test('that of a group stands in one message', async () => {
  const messages = await exported('group', 150);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('135 older ones');
});
