import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'pullquote_chat';
const SECONDS = 180 * 24 * 60 * 60;

/**
 * The chat of a request: 128 random bits in a cookie that scripts and other sites cannot read. Whoever has it is the
 * chat, so that it is treated as a secret everywhere else.
 */
function chatOf({ cookies }: FastifyRequest): string | undefined {
  const value = cookies[COOKIE];
  return value && /^[A-Za-z0-9_-]{22}$/.test(value) ? value : undefined;
}

/**
 * The chat of a request, begun now where there is none. Each use makes the
 * cookie last for another 180 days; where it came by https it never travels without.
 */
export function chatOrNew(request: FastifyRequest, reply: FastifyReply): string {
  const chat = chatOf(request) ?? randomBytes(16).toString('base64url');
  const secure = request.protocol === 'https';
  // Not `setCookie`, which waits for the end of an answer: a stream of events has none.
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SECONDS } as const;
  reply.header('set-cookie', request.server.serializeCookie(COOKIE, chat, cookie));
  return chat;
}
