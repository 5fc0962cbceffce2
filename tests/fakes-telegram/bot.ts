import { onTestFinished } from 'vitest';
import type { BotApiServer, BotApiServerOptions } from '../fakes/telegram/index.ts';
import { createBotApiServer } from '../fakes/telegram/index.ts';

export type Answer = {
  readonly ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: results are looked at by the tests, field by field.
  readonly result?: any;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

export type Bot = {
  readonly server: BotApiServer;
  call(method: string, parameters?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Answer>;
  /** Sends a plain text. */
  send(chat: number | string, text: string, more?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** The updates that wait, which are confirmed with the next call. */
  updates(): Promise<Answer['result']>;
  /** The rules that were broken so far. */
  broken(): string[];
};

/** A server and the barest bot that can call it. */
export async function createBot(options: BotApiServerOptions = {}): Promise<Bot> {
  const server = await createBotApiServer({ rates: false, patience: 300, ...options });
  onTestFinished(() => server.close());
  let offset = 0;
  const call: Bot['call'] = async (method, parameters = {}, signal) => {
    const response = await fetch(`${server.url}/bot${server.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
      ...(signal && { signal }),
    });
    return (await response.json()) as Answer;
  };
  return {
    server,
    call,
    send: (chat_id, text, more = {}) => call('sendMessage', { chat_id, text, ...more }),
    async updates() {
      const { result } = await call('getUpdates', { offset });
      offset = result.at(-1) ? result.at(-1).update_id + 1 : offset;
      return result;
    },
    broken: () => server.violations.map(({ rule }) => rule),
  };
}
