import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Event } from './event.ts';
import { readEvents } from './event.ts';

/** Where Meta delivers on our server. */
export const WEBHOOK_PATH = '/whatsapp/webhook';

/** What became of a delivery, for counting. */
export type Delivered =
  | 'taken'
  | 'not stored'
  | 'unsigned'
  | 'forged'
  | 'oversized'
  | 'malformed'
  | 'foreign';

export type WebhookRouteOptions = {
  readonly number: string;
  /** Any of them may have signed: two while the secret is being changed. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string;
  /** Stores events; undefined while nothing can be taken in, and Meta then tries again. */
  take(): ((events: readonly Event[]) => Promise<void>) | undefined;
  counted(how: Delivered): void;
};

/** Of one delivery (Cloud API, webhooks). */
const LARGEST_BODY = 3 * 1024 * 1024;

const CHALLENGE = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * Takes deliveries in. One is answered 200 once it is stored and not before; anything else makes Meta send it again
 * for seven days. The signature is compared with the bytes as they came, before anything is read.
 */
export async function webhookRoute(server: FastifyInstance, options: WebhookRouteOptions): Promise<void> {
  const { number, appSecrets, counted } = options;
  const expectedToken = digest(options.verifyToken);

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.get<{ Querystring: Readonly<Record<string, unknown>> }>(WEBHOOK_PATH, async (request, reply) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query;
    const isOurs = timingSafeEqual(digest(typeof token === 'string' ? token : ''), expectedToken);
    if (mode !== 'subscribe' || !isOurs || typeof challenge !== 'string' || !CHALLENGE.test(challenge)) {
      return reply.code(403).send();
    }
    return reply.type('text/plain').send(challenge);
  });

  server.post(
    WEBHOOK_PATH,
    {
      bodyLimit: LARGEST_BODY,
      onRequest: async (request, reply) => {
        if (!signatureIn(request.headers['x-hub-signature-256'])) return refuse(reply, 'unsigned', 401);
      },
      errorHandler: (error, _request, reply) => {
        const isTooLarge = 'statusCode' in error && error.statusCode === 413;
        return refuse(reply, isTooLarge ? 'oversized' : 'malformed', isTooLarge ? 413 : 400);
      },
    },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = signatureIn(request.headers['x-hub-signature-256']);
      if (!signature || !isSigned(body, signature, appSecrets)) return refuse(reply, 'forged', 401);
      const read = readJson(body);
      if (read === undefined) return refuse(reply, 'malformed', 400);
      const events = readEvents(read, number);
      // A right signature with something else in it would be sent again for a week, to no use.
      if (!events) return refuse(reply, 'foreign', 200);
      try {
        const take = options.take();
        if (!take) return refuse(reply, 'not stored', 503);
        await take(events);
      } catch {
        return refuse(reply, 'not stored', 503);
      }
      counted('taken');
      return reply.code(200).send();
    },
  );

  function refuse(reply: FastifyReply, how: Delivered, status: number) {
    counted(how);
    return reply.code(status).send();
  }
}

/** The bytes of the header; undefined where it is missing or not as Meta writes it. */
function signatureIn(header: unknown): Buffer | undefined {
  const hex = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(header)?.[1] : undefined;
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

/** Compares with every secret, so that the time taken tells nothing of which one it was. */
function isSigned(body: Buffer, signature: Buffer, secrets: readonly string[]): boolean {
  const matches = secrets.map((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), signature),
  );
  return matches.includes(true);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
