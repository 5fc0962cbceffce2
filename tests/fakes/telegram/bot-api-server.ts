import type { UserFromGetMe } from '@grammyjs/types';
import type { FakeClock } from '../clock.ts';
import { createFakeClock } from '../clock.ts';
import type { FakeGroup, GroupOptions } from './actors/group.ts';
import { createGroup } from './actors/group.ts';
import { createInlineMode } from './actors/inline.ts';
import type { FakeUser, UserOptions } from './actors/user.ts';
import { addUser } from './actors/user.ts';
import { createExecute } from './http/execute.ts';
import type { Failure, UpdateFault } from './http/faults.ts';
import { createFaults } from './http/faults.ts';
import type { SeenCall } from './http/transport.ts';
import { createTransport } from './http/transport.ts';
import { createWebhook } from './http/webhook.ts';
import { createCommands } from './methods/commands.ts';
import { createHandlers } from './methods/index.ts';
import { Refusal } from './protocol/refusal.ts';
import { createWorld } from './world/create-world.ts';
import type { SeenMessage } from './world/seen.ts';
import { seenMessage } from './world/seen.ts';
import type { Rule, Violation } from './world/violations.ts';
import { describeViolation } from './world/violations.ts';

export type BotApiServerOptions = {
  /** Emulated time; stands still until a test moves it. For a real program there is `realTime`. */
  readonly clock?: FakeClock;
  /** Whether sending too fast is refused; it is unless switched off. Time stands still, so fan-outs switch it off. */
  readonly rates?: boolean;
  /** Whether the bot hears only what is meant for it in groups; it does unless switched off. */
  readonly privacy?: boolean;
  /** Whether the bot hears which inline results were chosen. */
  readonly inlineFeedback?: boolean;
  /** Whether it knows ephemeral messages and commands, as servers since Bot API 10.3 do; it does unless switched off. */
  readonly knowsEphemeral?: boolean;
  readonly username?: string;
  readonly token?: string;
  /** 0, any free one, unless told. */
  readonly port?: number;
  /** Rules that are not recorded as violations. */
  readonly tolerates?: readonly Rule[];
  /** How long waiting for the bot may take, in milliseconds of real time; 5,000 unless told. */
  readonly patience?: number;
};

export type BotApiServer = {
  /** What goes into TELEGRAM_API_ROOT. */
  readonly url: string;
  readonly token: string;
  readonly bot: UserFromGetMe;
  readonly clock: FakeClock;
  user(options?: UserOptions): FakeUser;
  group(options?: GroupOptions): FakeGroup;
  /** Queues an update as it is, of any kind, well-formed or not; its id is given unless it has one. */
  update(update: Readonly<Record<string, unknown>>): void;
  /** Answers an open poll with nothing, as at the end of its timeout. */
  idle(): void;
  /** Lets calls, or updates, go wrong. */
  fail(failure: Failure | { readonly how: UpdateFault }): void;
  /** Everything that the bot sent, in order, as it stands now. */
  readonly sent: readonly SeenMessage[];
  /** The calls of a method so far, or all. */
  calls(method?: string): readonly SeenCall[];
  /** Resolves once a method was called, and answered, `count` times. */
  called(method: string, count?: number): Promise<void>;
  /** Resolves once this holds. Rejects when the patience is over. */
  until(holds: () => boolean, what: string): Promise<void>;
  /** Resolves once every update is confirmed, no call is under way but a poll, every press is answered, and it stays so for a moment. */
  settled(): Promise<void>;
  /** Sends webhook requests for the origin of `from` to that of `to`. */
  routeWebhook(from: string, to: string): void;
  readonly violations: readonly Violation[];
  /** Throws with every violation, presses that were never answered included. */
  assertNoViolations(): void;
  close(): Promise<void>;
};

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';
/** How long nothing may happen before everything counts as settled, in milliseconds of real time. */
const QUIET = 30;

/**
 * A Bot API server on loopback, Bot API 10.3, stricter than the real one: it refuses what that refuses, in its words,
 * and records as a violation whatever that would silently ignore, change or drop. Resolves when it listens.
 *
 *     const server = await createBotApiServer();   // TELEGRAM_API_ROOT=server.url, TELEGRAM_BOT_TOKEN=server.token
 *     const reader = server.user({ name: 'Ann' });
 *     reader.says('how many attacks?');
 *     expect((await reader.chat.next()).quotations).toEqual([…]);
 *     reader.presses('More');
 *     await server.settled();
 *     server.assertNoViolations();
 *
 * What it cannot tell: the real rate limits, how clients draw, whether an ephemeral message arrives, and refusals of
 * servers whose source is not open.
 */
export async function createBotApiServer(options: BotApiServerOptions = {}): Promise<BotApiServer> {
  const {
    clock = createFakeClock(),
    rates = true,
    privacy = true,
    tolerates = [],
    patience = 5000,
  } = options;
  const { token = TOKEN, username = 'PullquoteTestBot', inlineFeedback = true, port = 0 } = options;
  const { knowsEphemeral = true } = options;
  const id = Number(token.split(':')[0]);
  const world = createWorld({
    clock,
    rates,
    privacy,
    inlineFeedback,
    knowsEphemeral,
    tolerates,
    patience,
    username,
    id,
  });
  const { bot, changes, updates, violations } = world;
  const faults = createFaults();
  const commands = createCommands(world);
  const inline = createInlineMode(world);
  const webhook = createWebhook(world, async (method, parameters) => {
    try {
      await execute(method, parameters, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      violations.add('webhook-answer', method, `failed unseen: ${error.message}`);
    }
  });
  const execute = createExecute(createHandlers(world, webhook, commands), violations);
  const calls: SeenCall[] = [];
  let underWay = 0;
  let stirred = 0;
  const transport = await createTransport({
    token,
    port,
    clock,
    faults,
    execute,
    onCall(call) {
      calls.push(call);
      underWay += 1;
      stir();
    },
    onEnd() {
      underWay -= 1;
      stir();
    },
    fileAt: (path) => world.files.get(path.replace(/^files\//, '')),
    onFailure: (error) =>
      violations.add(
        'server-failure',
        'the local server',
        error instanceof Error ? `${error.stack}` : String(error),
      ),
    onUnreadable: (detail) => violations.add('encoding', 'any method', detail),
  });

  function stir(): void {
    stirred += 1;
    changes.happened();
  }

  const callsOf = (method?: string) =>
    method === undefined ? calls : calls.filter((call) => call.method.toLowerCase() === method.toLowerCase());

  return {
    url: transport.url,
    token,
    bot,
    clock,
    user: (about = {}) => addUser(world, about, { commands, inline }),
    group: (about) => createGroup(world, commands, about),
    update: updates.pushRaw,
    idle: updates.idle,
    fail(failure) {
      if (!('method' in failure)) {
        if (failure.how.kind === 'duplicate-update') updates.repeatNext();
        else updates.jump(failure.how.by);
      } else faults.add(failure);
    },
    get sent() {
      return world.sent.map(({ chat, post }) => seenMessage(chat, post));
    },
    calls: callsOf,
    called: (method, count = 1) =>
      changes.until(
        () => callsOf(method).filter(({ status }) => status !== undefined).length >= count,
        () => `${method} was called ${callsOf(method).length} times, not ${count}.`,
      ),
    until: (holds, what) => changes.until(holds, () => `Waited in vain: ${what}.`),
    settled,
    routeWebhook: webhook.route,
    violations: violations.all,
    assertNoViolations() {
      const unanswered = world.presses
        .open()
        .map(
          ({ about }): Violation => ({ rule: 'press-never', method: 'answerCallbackQuery', detail: about }),
        );
      const all = tolerates.includes('press-never') ? violations.all : [...violations.all, ...unanswered];
      if (all.length === 0) return;
      throw new Error(`The Bot API was used wrongly:\n${all.map(describeViolation).join('\n')}`);
    },
    async close() {
      webhook.close();
      updates.idle();
      await transport.close();
    },
  };

  async function settled(): Promise<void> {
    const quiet = () =>
      updates.pending().length === 0 &&
      underWay - (updates.polling ? 1 : 0) === 0 &&
      world.presses.open().length === 0;
    for (;;) {
      await changes.until(
        quiet,
        () =>
          `The bot does not settle: ${updates.pending().length} updates are not confirmed, ${underWay} calls are under way, ${world.presses.open().length} presses are not answered.`,
      );
      const before = stirred;
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      if (stirred === before && quiet()) return;
    }
  }
}
