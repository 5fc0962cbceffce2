import type { Answer } from '../src/answers/index.ts';
import type { Desk, Handler, LastSubject, Reply, Request } from '../src/conversation/index.ts';
import {
  ACTION_BYTES,
  contextChoice,
  lastSubject,
  QUOTED_AT_ONCE,
  quoteFirst,
  topicChoices,
} from '../src/conversation/index.ts';

/** The longest question, in UTF-16 units; beyond it nobody asks, somebody pastes. */
const LONGEST = 1000;

/** From this confidence on the best excerpt stands alone; the others are behind "more". */
const SURE = 0.75;

/** Everything that is no command: the sentences that answer, or an honest no with the nearest ones. */
export const question: Handler = {
  command: 'ask',
  description: 'commands.ask',
  answer(request, desk) {
    const { library, words } = desk;
    const { incoming } = request;
    // The command alone, in reply to a message, asks what that message asks.
    const rest = request.rest || (incoming.repliesTo?.text ?? '').trim();
    // Emoji and marks alone say nothing.
    if (!/[\p{L}\p{N}]/u.test(rest)) return invitation(request, desk);
    if (rest.length > LONGEST)
      return { parts: [{ kind: 'words', text: words('asking.tooLong', { count: LONGEST }) }], choices: [] };
    if (library.articles.length === 0)
      return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };
    const asked = { rest, incoming };
    return incoming.repliesTo?.ours
      ? followUp(asked, incoming.repliesTo.message, desk)
      : ask(asked, desk, lastSubject(incoming, desk));
  },
};

/** A reply to an excerpt of ours is about that excerpt; where its article does not answer, it is a question like any other. */
async function followUp(request: Request, message: string, desk: Desk): Promise<Reply> {
  const { library, answers, chat, chats } = desk;
  const [receipt] = await chats.receipts(chat.id, { message, most: 1 });
  const quoted = receipt && library.revive(receipt);
  const excerpt = quoted && library.today(quoted);
  if (!excerpt) return ask(request, desk);
  const answer = answers.ask(request.rest, { article: excerpt.article, beside: excerpt });
  // Whoever names what they ask about a sentence wants to hear another one.
  const others = answer.excerpts.filter(
    ({ paragraph, start }) => answer.followsUp || paragraph !== excerpt.paragraph || start !== excerpt.start,
  );
  if (others.length > 0) return answered({ ...answer, excerpts: others }, request, desk);
  return answer.followsUp ? unanswered(answer, request, desk, true) : ask(request, desk);
}

/** Asks the articles; `last` is what the talk was about so far, for a question that leaves its own subject open. */
export function ask(request: Request, desk: Desk, last?: LastSubject): Reply {
  const { rest, incoming } = request;
  const { library, answers, words } = desk;
  const open = incoming.article && library.article(incoming.article)?.slug;
  const talk = last && (last.topic === undefined ? { beside: last.excerpt } : { about: last.topic });
  const here = answers.ask(rest, open ? { ...talk, article: open } : { ...talk });
  if (here.answered) return followingUp(here, answered(here, request, desk), request, desk, last);
  const anywhere = open && library.articles.length > 1 ? answers.ask(rest) : undefined;
  if (anywhere?.answered) {
    const { parts, ...found } = answered(anywhere, request, desk);
    return { parts: [{ kind: 'words', text: words('answer.elsewhere') }, ...parts], ...found };
  }
  return unanswered(here, request, desk, Boolean(open) || library.articles.length === 1);
}

/** Says what a question was taken to be about where that was filled in, and offers to ask it as it stands. */
function followingUp(
  { followsUp }: Answer,
  reply: Reply,
  { rest }: Request,
  { words }: Desk,
  last: LastSubject | undefined,
): Reply {
  if (!followsUp || !last) return reply;
  const text =
    last.topic === undefined
      ? words('answer.takenToBeAboutQuoted')
      : words('answer.takenToBeAbout', { subject: last.topic });
  const action = `/afresh ${rest}`;
  const fits = Buffer.byteLength(action) <= ACTION_BYTES;
  return {
    ...reply,
    parts: [{ kind: 'words', text }, ...reply.parts],
    choices: [...(fits ? [{ label: words('choices.afresh'), action }] : []), ...reply.choices],
  };
}

function answered(answer: Answer, { incoming }: Request, desk: Desk): Reply {
  const most = answer.confidence >= SURE ? 1 : Math.min(QUOTED_AT_ONCE, answer.excerpts.length);
  const { parts, choices } = quoteFirst([...answer.excerpts, ...answer.near], incoming, desk, most);
  const [best] = answer.excerpts;
  return {
    parts,
    choices: [...choices, ...(best ? contextChoice(desk.library, best, incoming, desk.words) : [])],
    outcome: 'answered',
  };
}

/** What comes closest, marked as such; or an honest no, with what is said nearby. */
function unanswered({ near, tier }: Answer, { incoming }: Request, desk: Desk, oneArticle: boolean): Reply {
  const { library, words } = desk;
  const no = words(oneArticle ? 'answer.none' : 'answer.noneAnywhere');
  const nearest = words(oneArticle ? 'answer.nearest' : 'answer.nearestAnywhere');
  const { parts } = quoteFirst(near, incoming, desk);
  const said = tier === 'closest' ? [words('answer.closest')] : near.length > 0 ? [no, nearest] : [no];
  return {
    parts: [...said.map((text) => ({ kind: 'words', text }) as const), ...parts],
    choices: topicChoices(library, 3, incoming),
    outcome: 'unanswered',
  };
}

function invitation({ incoming }: Request, { library, words, typed }: Desk): Reply {
  const isGroup = incoming.chat.kind === 'group';
  const how = isGroup ? words('group.howToAsk', { ask: typed('/ask') }) : words('asking.how');
  return { parts: [{ kind: 'words', text: how }], choices: topicChoices(library, 6, incoming) };
}
