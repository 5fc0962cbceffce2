import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Intake } from './intake.ts';
import { WEBHOOK_PATH } from './webhook.ts';

export type WebhookRouteOptions = {
  readonly secret: string;
  /** Undefined while nothing can be taken in; Telegram then tries again. */
  intake(): Intake | undefined;
};

/** An update holds one message; even with long quotations it is far smaller. */
const LARGEST_UPDATE = 1024 * 1024;

/**
 * Takes updates in by webhook. An update is answered 200 once it is stored and not before; anything else makes
 * Telegram send it again. What does not carry the secret is refused before its body is read.
 */
export async function webhookRoute(
  server: FastifyInstance,
  { secret, intake }: WebhookRouteOptions,
): Promise<void> {
  const expected = digest(secret);

  server.post(
    WEBHOOK_PATH,
    {
      bodyLimit: LARGEST_UPDATE,
      onRequest: async (request, reply) => {
        const given = request.headers['x-telegram-bot-api-secret-token'];
        // Digests are of one length, and comparing them takes the same time wherever they differ.
        if (!timingSafeEqual(digest(String(given ?? '')), expected)) return reply.code(403).send();
      },
    },
    async (request, reply) => {
      const taken = await intake()?.take([request.body]);
      return reply.code(taken && taken.failure === undefined ? 200 : 503).send();
    },
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
