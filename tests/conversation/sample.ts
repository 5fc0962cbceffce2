import { handlers, reservedCommands } from '../../handlers/index.ts';
import { createAnswers } from '../../src/answers/index.ts';
import type { Library } from '../../src/content/index.ts';
import { loadContent } from '../../src/content/index.ts';
import type { Incoming, Reply } from '../../src/conversation/index.ts';
import { createConversation, nobody, remembersNothing } from '../../src/conversation/index.ts';

export const SLUG = '2020-08-21-trump-meets-iraq-pm';

/** The sample content, and a conversation over it. */
export async function openSample(dir = 'content') {
  const { library } = await loadContent(dir, {
    publicUrl: 'https://pullquote.example',
    reservedCommands,
  });
  const answers = createAnswers(library);
  const conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [{ label: 'Telegram', url: 'https://t.me/sample' }],
    chats: () => remembersNothing,
  });
  /** The reply to what is answered at once. Throws where there is none. */
  const say = (text: string, more: Partial<Incoming> = {}): Reply => {
    const reply = conversation.respond({ ...incoming(text), ...more }, nobody);
    if (!reply || reply instanceof Promise) throw new Error(`No reply at once to ${text}`);
    return reply;
  };
  return { library, answers, conversation, say };
}

export function incoming(text: string): Incoming {
  return {
    id: '1',
    chat: { platform: 'test', address: 'reader', kind: 'private' },
    at: Temporal.Instant.from('2026-11-23T12:00:00Z'),
    kind: 'text',
    text,
  };
}

/** The quotations of a reply as a reader sees them. */
export function quoted(reply: Reply, library: Library): string[] {
  return reply.parts.flatMap((part) => (part.kind === 'quotation' ? [library.quote(part.excerpt).text] : []));
}

/** The bot's own words in a reply. */
export function spoken(reply: Reply): string[] {
  return reply.parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
}
