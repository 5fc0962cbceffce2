import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { CommandInfo } from '../../conversation/index.ts';
import type { Accept } from '../../delivery/index.ts';
import { chatOrNew } from './chat-cookie.ts';
import { readRequest } from './chat-request.ts';
import type { Mailboxes } from './mailboxes.ts';
import { Refusal } from './refusal.ts';
import { requireSameOrigin } from './same-origin.ts';

export type ChatRoutesOptions = {
  readonly mailboxes: Mailboxes;
  /** Undefined while the platform does not receive. */
  accept(): Accept | undefined;
  /** In that language where we speak it. */
  commands(language?: string): readonly CommandInfo[];
  readonly clock: Clock;
  readonly messagesPerMinute: number;
};

const LARGEST_MESSAGE = 64 * 1024;

/** A page that reads slower than this many bytes behind is let go; it comes back and gets the rest. */
const MOST_BYTES_BEHIND = 1024 * 1024;

/** After how long a page that lost the stream comes back. */
const RECONNECT_MS = 2000;

const SECONDS_TO_RETRY = 5;

/** The chat over HTTP: what a page posts, and the stream of events that answers. */
export async function chatRoutes(server: FastifyInstance, options: ChatRoutesOptions): Promise<void> {
  const { mailboxes, clock } = options;
  await server.register(cookie);
  // Only JSON: a form of another site can send plain text, but no JSON.
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.addHook('onRequest', requireSameOrigin);
  server.addHook('preClose', async () => mailboxes.closeAll());

  server.post(
    '/chat/messages',
    { bodyLimit: LARGEST_MESSAGE, config: { rateLimit: { max: options.messagesPerMinute } } },
    async (request, reply) => {
      const accept = options.accept();
      if (!accept) throw unavailable();
      const chat = chatOrNew(request, reply);
      const incoming = readRequest(request.body, {
        chat,
        at: clock.now(),
        acceptLanguage: request.headers['accept-language'],
      });
      try {
        await accept(incoming);
      } catch (cause) {
        throw unavailable(cause);
      }
      return reply.code(202).send({});
    },
  );

  server.get<{ Querystring: { after?: string } }>(
    '/chat/events',
    { sse: 'only', config: { rateLimit: { max: options.messagesPerMinute * 2 } } },
    async (request, reply) => stream(request, reply, request.query.after),
  );

  server.get<{ Querystring: { language?: unknown } }>(
    '/chat/commands',
    { config: { rateLimit: { max: options.messagesPerMinute * 2 } } },
    async ({ query: { language } }, reply) =>
      reply.send(options.commands(typeof language === 'string' ? language : undefined)),
  );

  function stream(request: FastifyRequest, reply: FastifyReply, after: string | undefined): void {
    const { sse, raw } = reply;
    const chat = chatOrNew(request, reply);
    sse.keepAlive();
    sse.sendHeaders();
    raw.write(`retry: ${RECONNECT_MS}\n\n`);
    const close = mailboxes.open(chat, sse.lastEventId ?? after, {
      write(event) {
        if (raw.writableLength > MOST_BYTES_BEHIND) sse.close();
        if (sse.isConnected) void sse.send({ id: event.id, data: event });
      },
      close: () => sse.close(),
    });
    raw.once('close', close);
  }
}

function unavailable(cause?: unknown): Refusal {
  const refusal = new Refusal(
    503,
    'The chat cannot take questions right now. It will try again by itself.',
    SECONDS_TO_RETRY,
  );
  if (cause !== undefined) refusal.cause = cause;
  return refusal;
}
