import { nobody } from '../../../src/conversation/index.ts';
import { renderVerified, SendError } from '../../../src/delivery/index.ts';
import { placeOfReply } from '../../../src/delivery/owe-answer.ts';
import { placeOf } from '../../../src/delivery/place.ts';
import { openSample } from '../../conversation/sample.ts';
import { seeded } from '../../fakes/random.ts';
import type { BotApiServer } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Pool } from '../../fakes/telegram/random-update.ts';
import { randomUpdate } from '../../fakes/telegram/random-update.ts';
import { openBot } from './bot.ts';

export type FuzzResult = { readonly updates: number; readonly incomings: number; readonly calls: number };

/** So many updates go to one server, which remembers everything. */
const ROUND = 1_000;
/** Above the ids that the server gives by itself. */
const FIRST_ID = 800_000_000;
/** Of everything that is waited for: a run of a million goes on beside other work. */
const PATIENCE_MS = 600_000;
const TEXTS = [
  'troops',
  '/troops',
  '/ask how many rocket attacks were there?',
  '/start troops',
  '/start 2020-08-21-trump-meets-iraq-pm',
  '/said Kadhemi',
  '/help',
  '/more',
  '/context',
  '/section x 1 2',
  '/article',
  '/unknown_command',
  '/privacy',
  '/forget',
  '/language ar',
  '/subscribe troops daily',
  '/start follow-troops',
  '/troops@OtherBot',
  '/TROOPS@PullquoteTestBot what now',
  '@PullquoteTestBot attacks?',
  'what did Trump say about the troops?',
  'who won the football match?',
  'thanks',
  '',
  '   ',
  '/',
  '/@PullquoteTestBot',
  '<b>&amp;*_[x](http://y)',
  'متى تغادر القوات؟',
  '\u202Eevil\u202C \uD800',
  'a'.repeat(4_096),
];

/**
 * Sends random updates of all kinds through intake, conversation and sending to the strict server. Rejects where
 * something throws, an update is not confirmed, or a call breaks a rule of the Bot API. The same for the same seed.
 */
export async function fuzz(updates: number, seed: number): Promise<FuzzResult> {
  let incomings = 0;
  let calls = 0;
  for (let done = 0; done < updates; done += ROUND) {
    const round = await fuzzOnce(Math.min(ROUND, updates - done), seed + done);
    incomings += round.incomings;
    calls += round.calls;
  }
  return { updates, incomings, calls };
}

async function fuzzOnce(updates: number, seed: number): Promise<Omit<FuzzResult, 'updates'>> {
  const random = seeded(seed);
  const server = await createBotApiServer({
    rates: false,
    // Random updates name queries that nobody asked.
    tolerates: ['query-unknown', 'query-late', 'press-never'],
    patience: PATIENCE_MS,
  });
  const { conversation, library } = await sample;
  const pool = populate(server);
  const problems: unknown[] = [];
  const sending = new Set<Promise<unknown>>();
  let incomings = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const { telegram } = openBot(server, {
    deadline: PATIENCE_MS,
    elsewhere: {
      library: () => library,
      offer: conversation.offer,
      replyToGuest: conversation.respondToGuest,
      noAnswer: () => 'Not answered',
    },
  });
  await telegram.start(async (incoming) => {
    incomings += 1;
    // One after the other, as many at once would only wait for each other.
    const work = turn.then(answer).catch((error) => problems.push(error));
    turn = work;
    sending.add(work);
    void work.finally(() => sending.delete(work));

    async function answer(): Promise<void> {
      const reply = await conversation.respond(incoming, nobody, placeOf(incoming, telegram));
      if (!reply) return;
      const rendered = renderVerified(telegram, reply, library);
      if (rendered.wrong !== undefined) throw new Error(rendered.wrong);
      for (const message of rendered.messages) {
        const context = { signal: AbortSignal.timeout(PATIENCE_MS), ...placeOfReply(reply, incoming) };
        await telegram.send(incoming.chat.address, message, context).catch((error) => {
          // Random chats and messages are often refused; but what became of each message is known.
          if (!(error instanceof SendError) || error.fate.kind === 'unknown') throw error;
        });
      }
    }
  });
  for (let count = 0; count < updates; count += 1)
    server.update(randomUpdate(FIRST_ID + count, pool, random));
  await server.settled();
  while (sending.size > 0) await Promise.all(sending);
  await telegram.stop();
  const calls = server.calls().length;
  await server.close();
  server.assertNoViolations();
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} incomings failed`);
  return { incomings, calls };
}

const sample = openSample();

function populate(server: BotApiServer): Pool {
  const users = Array.from({ length: 5 }, () => server.user({ started: true }));
  const [admin] = users;
  if (!admin) throw new Error('There is nobody.');
  const forum = server.group({ forum: true, members: users });
  const groups = [
    server.group({ members: users }),
    server.group({ type: 'supergroup', members: users }),
    forum,
  ];
  const channel = server.group({ type: 'channel', bot: 'administrator' });
  return {
    users: users.map(({ id }) => id),
    chats: [
      ...users.map(({ id }) => ({ id, type: 'private' })),
      ...[...groups, channel].map(({ about: { id, type } }) => ({ id, type })),
      { id: -1, type: 'group' },
      { id: 1, type: 'private' },
    ],
    threads: [forum.topic(admin, 'News').id],
    bot: server.bot,
    texts: TEXTS,
  };
}
