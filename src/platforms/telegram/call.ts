import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ApiMethods } from '@grammyjs/types';
import { Telegram } from 'telegraf';

type Methods = ApiMethods<never>;
type Parameters_<Method extends keyof Methods> = Parameters<Methods[Method]>[0];

/** What the Bot API answered, or why there is no answer. Carries no token and no payload. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly method: string;
  /** The API's error code; 0 where no answer came. */
  readonly code: number;
  readonly retryAfter: number | undefined;
  readonly migrateTo: string | undefined;
  /** Whether the request certainly never reached Telegram. */
  readonly unsent: boolean;

  constructor(
    method: string,
    reason: string,
    about: { code?: number; retryAfter?: number; migrateTo?: string; unsent?: boolean } = {},
  ) {
    super(`${method}: ${reason}`);
    this.method = method;
    this.code = about.code ?? 0;
    this.retryAfter = about.retryAfter;
    this.migrateTo = about.migrateTo;
    this.unsent = about.unsent ?? false;
  }
}

export type Call = <Method extends keyof Methods>(
  method: Method,
  parameters: Parameters_<Method>,
  limits?: { readonly signal?: AbortSignal; readonly patience?: number },
) => Promise<Awaited<ReturnType<Methods[Method]>>>;

/**
 * Calls the Bot API through telegraf, typed by Telegram's present methods. Every call has a deadline (in
 * milliseconds, `patience` comes on top), since telegraf lets a cut answer wait for 500 seconds. Rejects with CallError only.
 */
export function createCall(token: string, apiRoot: string, deadline: number): Call {
  const secure = apiRoot.startsWith('https:');
  // Many hosts announce an IPv6 that leads nowhere; Telegram is reached over IPv4.
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, family: 4 })
    : new HttpAgent({ keepAlive: true, family: 4 });
  const telegram = new Telegram(token, { apiRoot, webhookReply: false, agent });

  return async (method, parameters, { signal, patience = 0 } = {}) => {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), deadline + patience);
    const abort = () => ending.abort();
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    const ended = new Promise<never>((_resolve, reject) => {
      ending.signal.addEventListener('abort', () => reject(new CallError(method, 'no answer in time')), {
        once: true,
      });
    });
    try {
      // telegraf types the methods of Bot API 7.1 and passes on whatever it is given.
      const request = telegram.callApi(method as never, (parameters ?? {}) as never, {
        signal: ending.signal as never,
      });
      request.catch(() => undefined);
      return (await Promise.race([request, ended])) as never;
    } catch (error) {
      throw describe(method, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}

type ApiResponse = {
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown };
};

/** Codes of connections that were never made: nothing was sent. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function describe(method: string, error: unknown): CallError {
  if (error instanceof CallError) return error;
  const { response, code } = (error ?? {}) as { response?: ApiResponse; code?: unknown };
  if (response && typeof response.error_code === 'number') {
    const { retry_after: wait, migrate_to_chat_id: moved } = response.parameters ?? {};
    return new CallError(method, `${response.error_code} ${String(response.description ?? '')}`, {
      code: response.error_code,
      ...(typeof wait === 'number' && { retryAfter: wait }),
      ...(moved !== undefined && { migrateTo: String(moved) }),
    });
  }
  // Other messages may hold the address of the request, and with it the token.
  const unsent = NEVER_CONNECTED.has(String(code));
  return new CallError(method, unsent ? `not reached (${String(code)})` : 'no answer that can be read', {
    unsent,
  });
}
