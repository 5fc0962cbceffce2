import type { Answers } from '../answers/index.ts';
import { saidBy } from '../answers/index.ts';
import type { Excerpt, Library } from '../content/index.ts';
import { writeAddresses } from '../content/index.ts';
import type { Handler } from './handler.ts';
import { quote } from './quoting.ts';
import type { Reply } from './reply.ts';
import { ACTION_BYTES } from './reply.ts';
import { route } from './route.ts';

/** One excerpt that somebody may send into any chat. */
export type Offer = {
  /** Unique among the offers for one query; 1 to 64 bytes. */
  readonly id: string;
  /** Stands above the excerpt in the list; absent where its speaker or headline does. */
  readonly title?: string;
  readonly excerpt: Excerpt;
  /** What is sent: the complete quotation, without choices, since nobody answers a press there. */
  readonly reply: Reply;
};

/** What there is for a query, best first. `nearest`: the articles do not answer it. */
export type Offering = {
  readonly found: 'answers' | 'nearest' | 'topics';
  readonly offers: readonly Offer[];
};

/** The most excerpts for one question; a topic has all of its passages. */
const MOST = 10;
const MOST_NEAREST = 3;

/** Finds what can be sent for some words: a topic, a person's words, a question; for none, or small talk, the topics. */
export function offer(
  query: string,
  library: Library,
  answers: Answers,
  handlers: readonly Handler[],
): Offering {
  const { handler, rest } = route(query, handlers, library);
  if (query.trim() !== '' && handler === 'topic') return offering('answers', library.passages(rest), library);
  if (handler === 'said' && rest) return offering('answers', saidBy(rest, library), library);
  if (handler !== 'ask' || rest === '') return topics(library);
  const { answered, excerpts, near } = answers.ask(rest, { limit: MOST });
  return answered
    ? offering('answers', [...excerpts, ...near].slice(0, MOST), library)
    : offering('nearest', near.slice(0, MOST_NEAREST), library);
}

function offering(found: Offering['found'], excerpts: readonly Excerpt[], library: Library): Offering {
  const offers = excerpts.map((excerpt): Offer => {
    const id = writeAddresses(library, [excerpt], ACTION_BYTES);
    return { id, excerpt, reply: replyWith(excerpt) };
  });
  return { found, offers: [...new Map(offers.map((each) => [each.id, each])).values()] };
}

function topics(library: Library): Offering {
  const offers = library.topics.flatMap(({ command, title }): Offer[] => {
    const [excerpt] = library.passages(command);
    return excerpt ? [{ id: `/${command}`, title, excerpt, reply: replyWith(excerpt) }] : [];
  });
  return { found: 'topics', offers };
}

function replyWith(excerpt: Excerpt): Reply {
  return { parts: quote([excerpt]), choices: [] };
}
