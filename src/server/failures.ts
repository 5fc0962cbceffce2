import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Words } from '../conversation/index.ts';
import { wordsIn } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import { ownWords } from './own-words.ts';
import { failurePage } from './pages/failure-page.ts';
import type { Frame } from './pages/layout.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

/** What a program is told when a request fails. */
export type FailureBody = {
  /** The status in words, for programs: `too_many_requests`. */
  readonly error: string;
  /** What happened and what to do, for people. */
  readonly message: string;
  /** After how long it may be tried again, where that is known. */
  readonly retryAfterSeconds?: number;
};

/** An answer to too many requests from one address. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  readonly statusCode = 429;
  readonly retryAfterSeconds: number;

  constructor(seconds: number) {
    super(`Too many requests. Please wait ${seconds} seconds and try again.`);
    this.retryAfterSeconds = seconds;
  }
}

/**
 * Answers what fails: a page to whoever browses, JSON to a program that posts or asks for it. What went wrong inside is logged and never
 * shown.
 */
export function createFailures(frame: () => Frame, log: Log) {
  const english = wordsIn('en');
  const answer = (request: FastifyRequest, reply: FastifyReply, body: FailureBody) => {
    reply.header('cache-control', 'no-store');
    if (!wantsPage(request)) return reply.send(body);
    const current = frame();
    const { say } = ownWords(current.library.publication.language);
    return reply
      .type('text/html; charset=utf-8')
      .send(failurePage(current, pageWords(reply.statusCode, body, say)).toString());
  };

  return {
    onError(error: FastifyError | TooManyRequests, request: FastifyRequest, reply: FastifyReply) {
      const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
      // Who is unavailable on purpose, as at the end, says no cause.
      const fault = error.cause ?? (status === 503 ? undefined : error);
      if (status >= 500 && fault) {
        log.error({ err: fault, method: request.method, route: request.routeOptions.url }, 'request failed');
      }
      const message = status === 500 ? english('page.brokenWhy') : error.message.replace(/[^.]$/, '$&.');
      const seconds = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
      return answer(request, reply.code(status), {
        error: codeOf(status),
        message,
        ...(seconds !== undefined && { retryAfterSeconds: seconds }),
      });
    },
    onNotFound(request: FastifyRequest, reply: FastifyReply) {
      return answer(request, reply.code(404), {
        error: codeOf(404),
        message: `${english('page.notFound')}.`,
      });
    },
    /** Refuses what no route can read, such as an address with a broken escape. */
    onUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
      // No route and so no hook has seen this request.
      reply
        .header('content-security-policy', CONTENT_SECURITY_POLICY)
        .header('x-content-type-options', 'nosniff');
      return answer(request, reply.code(error.statusCode ?? 400), {
        error: codeOf(error.statusCode ?? 400),
        message: `${english('page.unreadable')}.`,
      });
    },
  };
}

export type Failures = ReturnType<typeof createFailures>;

export function registerFailures(server: FastifyInstance, failures: Failures): void {
  server.setErrorHandler<FastifyError>(failures.onError);
  server.after(() => {
    server.setNotFoundHandler({ preHandler: server.rateLimit() }, failures.onNotFound);
  });
}

function wantsPage({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && /text\/html|\*\/\*|^$/.test(headers.accept ?? '');
}

function codeOf(status: number): string {
  return (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '_');
}

function pageWords(status: number, body: FailureBody, say: Words): { title: string; text: string } {
  if (status === 404) return { title: say('page.notFound'), text: say('page.notFoundWhy') };
  if (status === 429) {
    const count = body.retryAfterSeconds ?? 60;
    return { title: say('page.tooMany'), text: say('page.tooManyWhy', { count }) };
  }
  return status < 500
    ? { title: say('page.unreadable'), text: say('page.unreadableWhy') }
    : { title: say('page.broken'), text: say('page.brokenWhy') };
}
