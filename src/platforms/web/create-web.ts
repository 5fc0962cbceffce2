import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { CommandInfo } from '../../conversation/index.ts';
import type { Accept, Platform } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/index.ts';
import { chatRoutes } from './chat-routes.ts';
import { createMail } from './mail.ts';
import type { MailboxLimits } from './mailboxes.ts';
import { createMailboxes } from './mailboxes.ts';
import { panel } from './panel.ts';
import { render } from './render.ts';
import type { WebMessage } from './web-message.ts';

/** What the web chat needs of the program. */
export type WebOptions = {
  /** What a reader can type after a slash, in the order to be offered. */
  commands(language?: string): readonly CommandInfo[];
  readonly clock: Clock;
  /** How many messages one address may send in a minute; 30 unless told. */
  readonly messagesPerMinute?: number;
  /** How much is kept for pages that are away; 100 messages a chat and 20,000 in all unless told. */
  readonly mailboxes?: MailboxLimits;
  /** The database, where other processes share it and may have the pages open. */
  readonly shared?: { readonly store: Store; readonly log: Log };
};

/** The chat on our own pages. */
export type Web = Platform<WebMessage> & {
  /** What the pages need to show the chat. */
  readonly panel: typeof panel;
  /** Adds the chat's addresses to the server, which must offer server-sent events and rate limits. */
  routes(server: FastifyInstance): Promise<void>;
};

const MESSAGES_PER_MINUTE = 30;
const MAILBOXES: MailboxLimits = { perChat: 100, inAll: 20_000 };

/** A page shows any number of choices and any length; these are what a reader can still take in. */
const CAPABILITIES = { longestText: 100_000, choices: 24, marks: true } as const;

/** The web chat: a platform and the routes of its page. */
export function createWeb(options: WebOptions): Web {
  const mailboxes = createMailboxes(options.mailboxes ?? MAILBOXES);
  const mail = options.shared && createMail({ ...options.shared, mailboxes, clock: options.clock });
  let accept: Accept | undefined;

  return {
    name: 'web',
    capabilities: CAPABILITIES,
    panel,
    render: (reply, library) => [render(reply, library)],
    quoted: quotedIn,
    async send(address, message, { replyTo }) {
      const content = { ...(replyTo !== undefined && { replyTo }), message };
      if (mail) {
        const event = mailboxes.name(content);
        await mail.send(address, event);
        return { message: event.id };
      }
      const id = mailboxes.put(address, content);
      if (id === undefined) {
        throw new SendError(
          'web',
          { kind: 'gone' },
          'as many messages as are kept wait unread, and no page comes for them',
        );
      }
      return { message: id };
    },
    async start(to) {
      accept = to;
      mail?.start();
    },
    async stop() {
      accept = undefined;
      mail?.stop();
    },
    async routes(server) {
      await chatRoutes(server, {
        mailboxes,
        accept: () => accept,
        commands: options.commands,
        clock: options.clock,
        messagesPerMinute: options.messagesPerMinute ?? MESSAGES_PER_MINUTE,
      });
    },
  };
}

/** The quotations as they stand in a message, in order; the standfirst on an article's card is one. */
function quotedIn({ blocks }: WebMessage): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quotation') return [block.text];
    return block.kind === 'article' && block.standfirst !== undefined ? [block.standfirst] : [];
  });
}
