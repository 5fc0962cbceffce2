import { onTestFinished } from 'vitest';
import { handlers } from '../../../handlers/index.ts';
import { createConversation } from '../../../src/conversation/index.ts';
import { createDelivery } from '../../../src/delivery/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { createSubscriptions } from '../../../src/updates/index.ts';
import { openSample } from '../../conversation/sample.ts';
import { makePlace, makeStore, silentLog } from '../../fakes/stores.ts';
import type {
  BotApiServer,
  BotApiServerOptions,
  FakeGroup,
  FakeUser,
  SeenMessage,
} from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import { openBot } from './bot.ts';

export type Newsroom = {
  readonly server: BotApiServer;
  readonly store: Store;
  /** Lets everything happen that is under way, and what waits for a few seconds. */
  settled(): Promise<void>;
  /** Moves the time. */
  later(seconds: number): Promise<void>;
};

/** Of real time. */
const PATIENCE_MS = 15_000;
const LIVED_SECONDS = 61;

const sample = openSample();

/** The bot as it runs, from Telegram's local server through database and conversation and back, on emulated time. */
export async function openNewsroom(options: BotApiServerOptions = {}): Promise<Newsroom> {
  const server = await createBotApiServer(options);
  const { clock } = server;
  const { library, answers } = await sample;
  const store = await makeStore(await makePlace('sqlite'), clock);
  const { telegram } = openBot(server, {
    clock,
    commands: (...asked) => conversation.menu(...asked),
    knows: (command) => conversation.knows(command),
  });
  const conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [],
    chats: () => delivery.chats,
    subscriptions: createSubscriptions(store, clock),
    groupLink: telegram.groupLink,
  });
  const delivery = createDelivery({
    platforms: [telegram],
    respond: conversation.respond,
    library: () => library,
    store,
    clock,
    log: silentLog,
  });
  await delivery.start();
  onTestFinished(async () => {
    const stopped = delivery.stop(clock.now());
    await clock.advance(1_000);
    await stopped;
    await server.close();
    server.assertNoViolations();
  });

  return { server, store, settled, later };

  async function later(seconds: number): Promise<void> {
    // Of a long time most is shown and not lived through: nothing that waits a second wakes six hundred times.
    const shown = Math.max(0, seconds - LIVED_SECONDS);
    clock.set(clock.now().add({ seconds: shown }));
    await clock.advance((seconds - shown) * 1_000);
  }

  async function settled(): Promise<void> {
    for (const patience = performance.now() + PATIENCE_MS; performance.now() < patience; ) {
      await server.settled();
      const { unanswered, owed } = await delivery.status();
      if (unanswered.count + owed.replies.count === 0) return;
      await clock.advance(1_000);
    }
    throw new Error('Something is still under way.');
  }
}

/**
 * What a group saw, line by line: who spoke, to whom, in which topic, quotations behind `>`, buttons in brackets. With
 * a `viewer` as that member sees it; otherwise all of it, what only one of them sees included.
 */
export function transcript(group: FakeGroup, viewer?: FakeUser): string {
  const { messages } = viewer ? group.seenBy(viewer) : group.chat;
  return messages
    .filter(({ from }) => from !== 'service')
    .flatMap((message) => lines(message, messages))
    .join('\n');
}

function lines(message: SeenMessage, all: readonly SeenMessage[]): string[] {
  const { text, quotations, buttons, replyTo, topic, edited, silent, raw } = message;
  const target = all.find(({ id }) => id === replyTo);
  const marks = [
    target && target.from !== 'service' ? `to ${nameOf(target)}` : '',
    raw.receiver_user ? `seen by ${raw.receiver_user.first_name} alone` : '',
    topic === undefined ? '' : `in topic ${topic}`,
    edited ? 'edited' : '',
    silent ? 'quietly' : '',
  ].filter((mark) => mark !== '');
  const head = `${nameOf(message)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}:`;
  const keys = buttons.flat().map(({ text: label }) => `[${label}]`);
  const said = text
    .split('\n')
    .map((line) => (line !== '' && quotations.some((quoted) => quoted.includes(line)) ? `> ${line}` : line));
  return [
    `${head} ${short(said[0] ?? '')}`,
    ...said
      .slice(1)
      .map(short)
      .map((line) => `  ${line}`),
    ...(keys.length > 0 ? [`  ${keys.join(' ')}`] : []),
  ];
}

function nameOf({ raw, from }: SeenMessage): string {
  if (from === 'bot') return 'Bot';
  if (raw.sender_chat) return raw.sender_chat.title ?? 'Somebody';
  return raw.from?.first_name ?? 'Somebody';
}

function short(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
