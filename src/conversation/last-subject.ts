import type { Excerpt, Library } from '../content/index.ts';
import type { Desk } from './handler.ts';
import type { Incoming } from './incoming.ts';

/** What was quoted longer ago is not what a reader goes on about. */
const LASTS_MS = 10 * 60_000;

/** What a talk is about. */
export type LastSubject = {
  /** What was quoted last. */
  readonly excerpt: Excerpt;
  /** The title of the topic to which that belongs most; undefined where it belongs to none. */
  readonly topic: string | undefined;
};

/**
 * What the talk in a private chat is about: what was quoted there last, within ten minutes. It comes from the article, so
 * that nothing that a reader wrote has to be kept. In a group somebody else may have asked.
 */
export function lastSubject(
  { chat: { kind }, at }: Incoming,
  { chat, library }: Desk,
): LastSubject | undefined {
  const { last } = chat;
  if (kind === 'group' || !last || at.since(last.sent).total('milliseconds') > LASTS_MS) return undefined;
  const quoted = library.revive(last);
  const excerpt = quoted && library.today(quoted);
  return excerpt && { excerpt, topic: topicOf(excerpt, library) };
}

/** The title of the topic to which an excerpt belongs most: it stands among the first of its passages, and these are few. */
function topicOf({ revision, paragraph }: Excerpt, library: Library): string | undefined {
  const topics = library.topics.flatMap(({ command, title }) => {
    const passages = library.passages(command);
    const place = passages.findIndex((each) => each.revision === revision && each.paragraph === paragraph);
    return place < 0 ? [] : [{ title, place, count: passages.length }];
  });
  return topics.sort((a, b) => a.place - b.place || a.count - b.count)[0]?.title;
}
