import type { ApiMethods } from '@grammyjs/types';
import { Telegram } from 'telegraf';
import { createAgent } from '../http/index.ts';
import { CallError, callErrorOf } from './call-error.ts';

/** Every method of the Bot API as it is now, but without uploads: telegraf's do not work on this version of Node. */
type Methods = ApiMethods<never>;
type ParametersOf<Method extends keyof Methods> = Parameters<Methods[Method]>[0];

export type CallLimits = {
  /** Gives the call up; what became of it is then unknown. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the call is given up. */
  readonly deadline?: number;
};

/** Calls one method of the Bot API. Rejects with a CallError only, and always within its deadline. */
export type Call = <Method extends keyof Methods>(
  method: Method,
  parameters: ParametersOf<Method>,
  limits?: CallLimits,
) => Promise<Awaited<ReturnType<Methods[Method]>>>;

export type CallOptions = {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** Milliseconds; of each call that names none. */
  readonly deadline: number;
};

/**
 * The Bot API through telegraf's client, which sends what it is given and is typed for an older version: the types
 * come from `@grammyjs/types`. The deadline is in real time, since it guards real connections.
 */
export function createCall({ token, apiRoot, deadline: usual }: CallOptions): Call {
  const telegram = new Telegram(token, { apiRoot, webhookReply: false });
  // Set afterwards, because the constructor drops the agent of a server that is reached without TLS.
  telegram.options.agent = createAgent(apiRoot);

  return async (method, parameters, { signal, deadline = usual } = {}) => {
    if (signal?.aborted)
      throw new CallError(method, { description: 'given up before it began', unsent: true });
    const ending = Promise.withResolvers<never>();
    const cancel = new AbortController();
    const end = (description: string) => {
      cancel.abort();
      ending.reject(new CallError(method, { description }));
    };
    const timer = setTimeout(() => end('no answer in time'), deadline);
    const giveUp = () => end('given up');
    signal?.addEventListener('abort', giveUp);
    const request = telegram.callApi(method as never, withoutFiles(parameters ?? {}) as never, {
      signal: cancel.signal as never,
    });
    try {
      // An answer that is cut off can leave telegraf waiting whatever its signal says, hence the race.
      return (await Promise.race([request, ending.promise])) as never;
    } catch (error) {
      request.catch(() => undefined);
      throw callErrorOf(method, error, token);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  };
}

/**
 * telegraf takes an object with a `url`, `source` or `media` for a file, fetches that address and uploads what it
 * finds. As JSON, which the Bot API takes in every place of an object, it is left alone.
 */
function withoutFiles(parameters: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      looksLikeFile(value) ? JSON.stringify(value) : value,
    ]),
  );
}

function looksLikeFile(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => item?.media !== undefined);
  return (
    typeof value === 'object' && value !== null && ['url', 'source', 'media'].some((name) => name in value)
  );
}
