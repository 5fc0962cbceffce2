import { beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { paragraphsOf } from '../../src/content/index.ts';
import type { Chats, Conversation, Incoming, Place, Receipt, Reply } from '../../src/conversation/index.ts';
import { createConversation, nobody, remembersNothing, wordsIn } from '../../src/conversation/index.ts';
import { openSample, quoted, spoken } from './sample.ts';

const { library, answers } = await openSample();
const words = wordsIn('en');
const START = Temporal.Instant.from('2026-11-23T12:00:00Z');

let conversation: Conversation;
let receipts: Receipt[];
let count: number;
beforeEach(() => {
  count = 0;
  receipts = [];
  const chats: Chats = {
    ...remembersNothing,
    receipts: async (_chat, { message, most }) =>
      receipts.filter((receipt) => message === undefined || receipt.message === message).slice(0, most),
  };
  conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [],
    chats: () => chats,
    groupLink: (payload = 'added') => `https://t.me/bot?startgroup=${payload}`,
  });
});

type Saying = Partial<Incoming> & { readonly after?: number; readonly place?: Partial<Place> };

/** Says something to the bot in a group, so many seconds after noon. */
async function say(text: string, { after = 0, place, ...more }: Saying = {}): Promise<Reply | undefined> {
  count += 1;
  const incoming: Incoming = {
    id: String(count),
    chat: { platform: 'test', address: '-1', kind: 'group' },
    person: { id: 'ann' },
    at: START.add({ seconds: after }),
    kind: 'text',
    addressed: 'mention',
    text,
    message: String(100 + count),
    ...more,
  };
  return conversation.respond(incoming, { ...nobody, id: 7 }, place);
}

const quotes = (reply: Reply | undefined) => (reply ? quoted(reply, library) : []);

/** Writes down that a reply was sent, as delivery does. */
function sent(reply: Reply | undefined, message: string, after: number): void {
  for (const part of reply?.parts ?? []) {
    if (part.kind === 'quotation') {
      receipts.unshift({ ...part.excerpt, message, sent: START.add({ seconds: after }) });
    }
  }
}

test('/more, typed, reads on after what was quoted last, or after the message that it replies to', async () => {
  const first = await say('/troops');
  sent(first, 'first', 0);
  const next = await say('/more');
  sent(next, 'next', 1);
  const third = await say('/more');
  const again = await say('/more', { repliesTo: { message: 'first', ours: true } });
  const all = [first, next, third].map((reply) => quotes(reply).join());
  expect(new Set(all).size).toBe(3);
  expect(again?.pointsTo).toBe('next');
  const text = library.articles
    .flatMap((article) => paragraphsOf(article).map((paragraph) => paragraph.text))
    .join('\n');
  const at = all.map((quoted) => text.indexOf(quoted));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at[0]).toBeGreaterThanOrEqual(0);
});

test('/more at the end of the article says so', async () => {
  let reply = await say('/troops');
  for (let n = 0; quotes(reply).length > 0 && n < 100; n++) {
    sent(reply, `m${n}`, n * 2_000);
    reply = await say('/more', { after: n * 60 });
  }
  expect(reply?.parts).toEqual([{ kind: 'words', text: words('answer.end') }]);
});

describe('an answer in a group is short', () => {
  test.each([
    '/troops',
    '/said Trump',
    '/ask how many rocket attacks were there?',
    'when will the troops leave?',
  ])('%s gets one excerpt, and nothing to choose but more', async (text) => {
    const reply = await say(text);
    expect(quotes(reply)).toHaveLength(1);
    expect(reply?.choices.filter(({ label }) => label !== words('choices.more'))).toEqual([]);
  });

  test('more lengthens the message that it stands under, excerpt by excerpt, up to four', async () => {
    let reply = await say('/troops');
    const lengths: number[] = [];
    for (let turns = 0; turns < 6; turns += 1) {
      lengths.push(quotes(reply).length);
      const more = reply?.choices[0];
      if (!more) break;
      reply = await say(more.action, { kind: 'choice' });
      expect(reply?.replaces).toBe(true);
    }
    expect(lengths).toEqual([1, 2, 3, 4]);
    expect(quotes(reply)).toEqual(
      library
        .passages('troops')
        .slice(0, 4)
        .map((excerpt) => library.quote(excerpt).text),
    );
  });

  test('/help names what a group reads together, and everything to who whispers it', async () => {
    const listed = async (more: Saying = {}) =>
      (await say('/help', more))?.parts.flatMap((part) =>
        part.kind === 'list' ? part.items.map(({ action }) => action) : [],
      ) ?? [];
    expect(await listed()).toEqual(['/ask', '/article', '/said']);
    expect(await listed({ whispered: true })).toContain('/subscribe');
  });

  test('an article is shown without an offer to follow it, which is for who manages the group', async () => {
    expect((await say('/article'))?.choices.map(({ action }) => action).join()).not.toContain('/subscribe');
  });

  test('what the article does not answer comes without a menu', async () => {
    const reply = await say('who won the football match?');
    expect(reply).toMatchObject({ outcome: 'unanswered', choices: [] });
    expect(quotes(reply).length).toBeLessThanOrEqual(1);
  });

  test.each(['hello', 'thanks', '/start', '/ask'])('%s is answered without a menu', async (text) => {
    expect(await say(text)).toMatchObject({ choices: [] });
  });
});

describe('the same excerpt is not posted again', () => {
  test('within ten minutes the answer points to the earlier one', async () => {
    const first = await say('/troops');
    sent(first, 'earlier', 1);
    const again = await say('troops?', { after: 599 });
    expect(again).toMatchObject({ pointsTo: 'earlier', parts: [{ text: words('group.saidAbove') }] });
    expect(again?.choices.map(({ label }) => label)).toEqual([words('choices.more')]);
  });

  test('nor later, as long as it is among the last thirty messages there, however old it is', async () => {
    sent(await say('/troops'), 'earlier', 0);
    const since = (count: number): Saying => ({
      after: 3 * 24 * 3_600,
      place: { messagesSince: (message) => (message === 'earlier' ? count : undefined) },
    });
    expect(await say('/troops', since(30))).toMatchObject({ pointsTo: 'earlier' });
    const posted = await say('/troops', since(31));
    expect(posted).not.toHaveProperty('pointsTo');
    expect(quotes(posted)).toHaveLength(1);
  });

  test('nor, where messages cannot be counted, as long as it is among our last thirty there on the same day', async () => {
    const first = await say('/troops');
    sent(first, 'earlier', 0);
    expect(await say('/troops', { after: 3_600 })).toMatchObject({ pointsTo: 'earlier' });
    expect(quotes(await say('/troops', { after: 25 * 3_600 }))).toHaveLength(1);
    const other = await say('/attacks', { after: 3_700 });
    for (let posts = 0; posts < 30; posts += 1) sent(other, `other ${posts}`, 3_700);
    expect(quotes(await say('/troops', { after: 3_800 }))).toHaveLength(1);
  });

  test('but that the articles do not answer is said all the same', async () => {
    const no = await say('who won the football match?');
    expect(quotes(no)).toHaveLength(1);
    sent(no, 'earlier', 0);
    const again = await say('who won the football match?', { after: 10 });
    expect(again).toMatchObject({ outcome: 'unanswered', pointsTo: 'earlier' });
    expect(quotes(again)).toEqual([]);
    expect(again && spoken(again)).toEqual([...(no ? spoken(no) : []), words('group.saidAbove')]);
  });

  test('another excerpt is posted, and one whose message is not known', async () => {
    sent(await say('/troops'), 'earlier', 0);
    expect(quotes(await say('/attacks', { after: 10 }))).toHaveLength(1);
    receipts = receipts.map(({ message: _, ...receipt }) => receipt);
    expect(quotes(await say('/troops', { after: 20 }))).toHaveLength(1);
  });
});

describe('who asks too much', () => {
  test('is told so once, without a sound, and is then not answered until a minute is over', async () => {
    const replies: (Reply | undefined)[] = [];
    for (let asked = 0; asked < 10; asked += 1) replies.push(await say('/topics', { after: asked }));
    expect(replies.slice(0, 6).every((reply) => reply !== undefined)).toBe(true);
    expect(replies[6]).toMatchObject({
      quietly: true,
      choices: [],
      parts: [{ text: words('group.tooMuch') }],
    });
    expect(replies.slice(7)).toEqual([undefined, undefined, undefined]);
    expect(await say('/topics', { after: 59 })).toBeUndefined();
    expect(await say('/topics', { after: 60 })).toBeDefined();
  });

  test('does not silence anybody else, nor another group', async () => {
    for (let asked = 0; asked < 8; asked += 1) await say('/topics');
    expect(await say('/topics', { person: { id: 'ben' } })).toBeDefined();
    const elsewhere = { platform: 'test', address: '-2', kind: 'group' } as const;
    expect(await say('/topics', { chat: elsewhere })).toBeDefined();
  });

  test('together, a group gets twenty answers a minute, and one hint', async () => {
    const replies: (Reply | undefined)[] = [];
    for (let asked = 0; asked < 25; asked += 1)
      replies.push(await say('/topics', { person: { id: `person ${asked}` } }));
    expect(replies.filter((reply) => reply?.quietly)).toHaveLength(1);
    expect(replies.filter((reply) => reply && !reply.quietly)).toHaveLength(20);
  });

  test('in pressing buttons, too; what is not addressed to the bot does not count', async () => {
    for (let said = 0; said < 30; said += 1) {
      const chatter = conversation.respond(
        {
          id: 'x',
          chat: { platform: 'test', address: '-1', kind: 'group' },
          person: { id: 'ann' },
          at: START,
          kind: 'text',
          text: 'just talking',
        },
        nobody,
      );
      expect(chatter).toBeUndefined();
    }
    for (let pressed = 0; pressed < 6; pressed += 1) {
      expect(await say('/topics', { kind: 'choice' })).toBeDefined();
    }
    expect(await say('/topics', { kind: 'choice' })).toMatchObject({ quietly: true });
  });

  test('a limit of ones own choice holds', async () => {
    const strict = createConversation({
      handlers,
      content: () => ({ library, answers }),
      follow: () => [],
      chats: () => remembersNothing,
      groupLimits: { perPerson: 1, perGroup: 2 },
    });
    conversation = strict;
    expect(await say('/topics')).not.toMatchObject({ quietly: true });
    expect(await say('/topics')).toMatchObject({ quietly: true });
  });
});

describe('asking by reply', () => {
  test.each(['thanks!', 'ok', '😂', '👍👍', 'hello', '...', 'bye', 'شكرا'])(
    'a reply to the bot that merely reacts (%s) is left alone; by name it is answered',
    async (text) => {
      const repliesTo = { message: '999', ours: true };
      expect(await say(text, { addressed: 'reply', repliesTo })).toBeUndefined();
      expect(await say(text, { addressed: 'mention' })).toBeDefined();
    },
  );

  test.each(['why?', 'who are you?', '2014?'])('a reply that asks (%s) is answered', async (text) => {
    expect(await say(text, { addressed: 'reply', repliesTo: { message: '999', ours: true } })).toBeDefined();
  });

  test('the command alone, in reply to a message, asks what that message asks', async () => {
    const reply = await say('/ask', {
      repliesTo: { message: '5', ours: false, text: 'how many rocket attacks were there?' },
    });
    expect(quotes(reply)[0]).toContain('39 rocket attacks');
  });

  test('a reply to an excerpt of ours is about it', async () => {
    sent(await say('/timetable'), '50', 0);
    const repliesTo = { message: '50', ours: true };
    const asked = await say('why?', { after: 5, addressed: 'reply', repliesTo });
    expect(asked?.parts.length).toBeGreaterThan(0);
    expect(asked).not.toHaveProperty('pointsTo');
    expect(
      quotes(await say('how many rocket attacks were there?', { addressed: 'reply', repliesTo }))[0],
    ).toContain('39 rocket attacks');
  });

  test('a reply to a message of ours of which nothing is kept is a question like any other', async () => {
    const repliesTo = { message: '999', ours: true };
    const reply = await say('how many rocket attacks were there?', { addressed: 'reply', repliesTo });
    expect(quotes(reply)[0]).toContain('39 rocket attacks');
  });
});

describe('coming and going', () => {
  test('the link that adds the bot says nothing beside the greeting, and one that names a topic quotes it', async () => {
    expect(await say('/start added')).toBeUndefined();
    expect(quotes(await say('/start troops'))).toHaveLength(1);
  });

  test('/help in private says how to add the bot to a group', async () => {
    const private_ = { platform: 'test', address: '1', kind: 'private' } as const;
    const links = { kind: 'links', links: [{ label: 'Add me to a group', url: expect.any(String) }] };
    expect((await say('/help', { chat: private_ }))?.parts).toContainEqual(links);
    expect((await say('/help'))?.parts).not.toContainEqual(links);
  });

  test('/leave is for administrators, and needs no last word', async () => {
    let left = 0;
    const place = (mayManage: boolean, leaves = true): Partial<Place> => ({
      mayManage: async () => mayManage,
      leave: async () => {
        left += 1;
        return leaves;
      },
    });
    const refused = await say('/leave', { place: place(false) });
    expect(refused && spoken(refused)).toEqual([words('group.managersOnly')]);
    expect(left).toBe(0);
    expect(await say('/leave', { place: place(true) })).toBeUndefined();
    expect(left).toBe(1);
    const stuck = await say('/leave', { place: place(true, false) });
    expect(stuck && spoken(stuck)).toEqual([words('group.cannotLeave')]);
  });

  test('a command that nobody knows and that names nobody is left to others', async () => {
    expect(await say('/weather', { addressed: 'command' })).toBeUndefined();
    const named = await say('/weather', { addressed: 'mention' });
    expect(named && spoken(named)[0]).toContain('/weather');
  });

  test('who manages a group is offered /leave, readers are not', () => {
    const offered = (audience: 'readers' | 'managers') =>
      conversation.menu('en', audience).map(({ command }) => command);
    expect(offered('managers')).toContain('leave');
    expect(offered('readers')).not.toContain('leave');
  });
});
