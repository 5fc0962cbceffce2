import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Fault } from './faults.ts';
import { answerWrongly, createFaults } from './faults.ts';
import { isMethod, schemaViolations } from './schema.ts';
import type { Entity } from './text.ts';
import { Refusal, show } from './text.ts';

export type Button = { readonly text: string; readonly callback_data?: string };

/** A message as its reader sees it. */
export type ShownMessage = {
  readonly id: number;
  readonly chat: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly Button[];
  readonly replyTo?: number;
};

export type FakeUser = {
  readonly id: number;
  says(text: string, more?: Readonly<Record<string, unknown>>): void;
  /** Presses the button with this text under the last message that has it. Throws where there is none. */
  presses(text: string): void;
  blocks(): void;
  /** What the bot has sent to this user, in order. */
  messages(): readonly ShownMessage[];
  /** Resolves once the user has `count` messages. Rejects after two seconds, saying what there is. */
  sees(count: number): Promise<readonly ShownMessage[]>;
};

export type BotApiServer = {
  readonly url: string;
  readonly token: string;
  readonly username: string;
  user(about?: { readonly name?: string; readonly language?: string }): FakeUser;
  /** Puts an update of any kind into the queue; its id is given unless it has one. */
  update(update: Readonly<Record<string, unknown>>): void;
  fail(method: string, fault: Fault, times?: number): void;
  /** How often a method was called. */
  calls(method: string): number;
  /** Resolves once a method was called `count` times. */
  called(method: string, count: number): Promise<void>;
  /** Each request that the real server would refuse, change or silently drop. */
  readonly violations: readonly string[];
  close(): Promise<void>;
};

type Parameters_ = Readonly<Record<string, unknown>>;
type Stored = Readonly<Record<string, unknown>> & { readonly update_id: number };

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';
const BOT = { id: 123_456_789, is_bot: true, first_name: 'Pullquote', username: 'PullquoteTestBot' };
const PATIENCE_MS = 2000;

/**
 * A Bot API server on loopback that is stricter than the real one: it refuses what that refuses, in its words, and
 * records as a violation whatever that would silently ignore, change or drop.
 */
export async function createBotApiServer(): Promise<BotApiServer> {
  const violations: string[] = [];
  const faults = createFaults();
  const counts = new Map<string, number>();
  const watchers = new Set<() => void>();
  const blocked = new Set<number>();
  const known = new Set<number>();
  const shown: ShownMessage[] = [];
  const presses = new Map<string, 'open' | 'answered'>();
  let commands: readonly unknown[] = [];
  let updates: Stored[] = [];
  let lastUpdate = 1000;
  let lastMessage = 0;
  let lastUser = 5000;
  let poller: ((conflict: boolean) => void) | undefined;

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    username: BOT.username,
    user,
    update,
    fail: faults.add,
    calls: (method) => counts.get(method) ?? 0,
    called: (method, count) =>
      until(
        () => (counts.get(method) ?? 0) >= count,
        () => `${method} was called ${counts.get(method) ?? 0} times, not ${count}`,
      ),
    violations,
    async close() {
      for (const [id, state] of presses)
        if (state === 'open') violations.push(`callback query ${id} was never answered`);
      poller?.(false);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function user({ name = 'Reader', language = 'en' } = {}): FakeUser {
    const id = ++lastUser;
    const from = { id, is_bot: false, first_name: name, language_code: language };
    const chat = { id, type: 'private', first_name: name };
    const messages = () => shown.filter((message) => message.chat === id);
    return {
      id,
      messages,
      says(text, more = {}) {
        known.add(id);
        blocked.delete(id);
        const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text)?.[0];
        update({
          message: {
            message_id: ++lastMessage,
            date: 1_790_000_000,
            chat,
            from,
            text,
            ...(command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
            ...more,
          },
        });
      },
      presses(text) {
        const message = messages().findLast(({ buttons }) => buttons.some((button) => button.text === text));
        const button = message?.buttons.find((each) => each.text === text);
        if (!message || !button) throw new Error(`There is no button "${text}" to press.`);
        const query = `query-${presses.size + 1}`;
        presses.set(query, 'open');
        update({
          callback_query: {
            id: query,
            from,
            chat_instance: '1',
            data: button.callback_data,
            message: { message_id: message.id, date: 1_790_000_000, chat, from: BOT, text: message.text },
          },
        });
      },
      blocks: () => void blocked.add(id),
      async sees(count) {
        await until(
          () => messages().length >= count,
          () => `the reader has ${messages().length} messages, not ${count}`,
        );
        return messages();
      },
    };
  }

  function update(fields: Readonly<Record<string, unknown>>): void {
    const given = fields.update_id;
    const id = typeof given === 'number' ? given : ++lastUpdate;
    updates.push({ ...fields, update_id: id });
    poller?.(false);
  }

  async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
    if (holds()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const watch = () => holds() && resolve();
    const timer = setTimeout(() => reject(new Error(`Waited in vain: ${otherwise()}.`)), PATIENCE_MS);
    watchers.add(watch);
    await promise.finally(() => {
      clearTimeout(timer);
      watchers.delete(watch);
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (token !== TOKEN) return refuse(response, 401, 'Unauthorized');
    if (!isMethod(method)) {
      violations.push(`there is no method ${method}`);
      return refuse(response, 404, 'Not Found: method not found');
    }
    const fault = faults.take(method);
    counts.set(method, (counts.get(method) ?? 0) + 1);
    for (const watch of watchers) watch();
    const body = Buffer.concat(chunks).toString('utf8');
    if (request.headers['content-type'] !== 'application/json' && body) {
      violations.push(`${method} came as ${request.headers['content-type']}, not as JSON`);
    }
    if (fault && fault.kind !== 'lost' && fault.kind !== 'cut') answerWrongly(response, fault, '');
    else await act(method, body ? JSON.parse(body) : {}, response, fault);
    for (const watch of watchers) watch();
  }

  async function act(method: string, parameters: Parameters_, response: ServerResponse, fault?: Fault) {
    violations.push(...schemaViolations(method, parameters));
    try {
      const result = JSON.stringify({ ok: true, result: await perform(method, parameters) });
      if (fault) return answerWrongly(response, fault, result);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [, code = '400'] = /^\[(\d+)\]/.exec(error.message) ?? [];
      refuse(response, Number(code), error.message.replace(/^\[\d+\] /, ''));
    }
  }

  async function perform(method: string, parameters: Parameters_): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return {
          ...BOT,
          can_join_groups: true,
          can_read_all_group_messages: false,
          supports_inline_queries: false,
        };
      case 'deleteWebhook':
        return true;
      case 'getUpdates':
        return await getUpdates(parameters);
      case 'sendMessage':
        return sendMessage(parameters);
      case 'answerCallbackQuery':
        return answerCallbackQuery(String(parameters.callback_query_id));
      case 'getMyCommands':
        return commands;
      case 'setMyCommands':
        return setMyCommands(parameters.commands as readonly { command: string; description: string }[]);
      default:
        violations.push(`this server does not play ${method}`);
        throw new Refusal('[501] Not Implemented');
    }
  }

  async function getUpdates({
    offset = 0,
    timeout = 0,
    limit = 100,
  }: {
    offset?: number;
    timeout?: number;
    limit?: number;
  }) {
    poller?.(true);
    updates = updates.filter(({ update_id }) => update_id >= offset);
    if (timeout > 50) violations.push('getUpdates waits at most 50 seconds');
    if (updates.length === 0 && timeout > 0) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      poller = resolve;
      const conflict = await promise;
      if (poller === resolve) poller = undefined;
      if (conflict) {
        throw new Refusal(
          '[409] Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        );
      }
    }
    return updates.slice(0, Math.min(Math.max(limit, 1), 100));
  }

  function sendMessage(parameters: Parameters_): unknown {
    const chat = Number(parameters.chat_id);
    if (!known.has(chat)) throw new Refusal('Bad Request: chat not found');
    if (blocked.has(chat)) throw new Refusal('[403] Forbidden: bot was blocked by the user');
    if (parameters.parse_mode !== undefined)
      violations.push('parse_mode may swallow characters of a quotation');
    const seen = refusing(() =>
      show(String(parameters.text), (parameters.entities ?? []) as readonly Entity[]),
    );
    violations.push(...seen.violations);
    const buttons = checkedButtons(parameters.reply_markup as { inline_keyboard?: Button[][] } | undefined);
    const replyTo = (parameters.reply_parameters as { message_id?: number } | undefined)?.message_id;
    const message: ShownMessage = {
      id: ++lastMessage,
      chat,
      text: seen.text,
      entities: seen.entities,
      buttons,
      ...(replyTo !== undefined && { replyTo }),
    };
    shown.push(message);
    return {
      message_id: message.id,
      date: 1_790_000_000,
      chat: { id: chat, type: 'private' },
      from: BOT,
      text: seen.text,
      entities: seen.entities,
    };
  }

  function answerCallbackQuery(id: string): true {
    const state = presses.get(id);
    if (state !== 'open') {
      violations.push(
        `callback query ${id} was answered ${state === 'answered' ? 'twice' : 'without being asked'}`,
      );
      throw new Refusal('Bad Request: query is too old and response timeout expired or query ID is invalid');
    }
    presses.set(id, 'answered');
    return true;
  }

  function setMyCommands(list: readonly { command: string; description: string }[]): true {
    for (const { command, description } of list) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new Refusal('Bad Request: BOT_COMMAND_INVALID');
      if (!description) throw new Refusal('Bad Request: command description must be non-empty');
      if (description.length > 256)
        throw new Refusal('Bad Request: command description length must not exceed 256');
    }
    if (list.length > 100) throw new Refusal('Bad Request: too many commands');
    if (JSON.stringify(list) === JSON.stringify(commands))
      violations.push('the commands were set without any difference');
    commands = list;
    return true;
  }
}

function checkedButtons(markup: { inline_keyboard?: Button[][] } | undefined): Button[] {
  const rows = markup?.inline_keyboard ?? [];
  const buttons = rows.flat();
  if (buttons.length > 100 || rows.some((row) => row.length > 8))
    throw new Refusal('Bad Request: reply markup is too long');
  for (const { text, callback_data } of buttons) {
    if (!text) throw new Refusal('Bad Request: text buttons are unallowed in the inline keyboard');
    const bytes = Buffer.byteLength(callback_data ?? '');
    if (bytes < 1 || bytes > 64) throw new Refusal('Bad Request: BUTTON_DATA_INVALID');
  }
  return buttons;
}

function refusing<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(`Bad Request: ${error.message}`) : error;
  }
}

function refuse(response: ServerResponse, code: number, description: string): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: code, description }));
}
