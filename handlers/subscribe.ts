import { nearestTopic } from '../src/answers/index.ts';
import type { Library } from '../src/content/index.ts';
import type { Desk, Handler, Incoming, Reply } from '../src/conversation/index.ts';
import {
  managersOnly,
  rhythmTitle,
  sayingOf,
  shortLabel,
  stopChoice,
  subjectAddress,
  subjectTitle,
} from '../src/conversation/index.ts';
import type { Subject, Subscription, WishProblem } from '../src/updates/index.ts';
import { MOST_SUBSCRIPTIONS, readWish } from '../src/updates/index.ts';

/** `/subscribe`, `/subscribe troops`, `/subscribe troops weekly mon 18:30`: follows a subject, or changes how often. */
export const subscribe: Handler = {
  command: 'subscribe',
  description: 'commands.subscribe',
  aside: true,
  async answer({ rest, incoming }, desk) {
    const { library, words, language } = desk;
    const wish = readWish(rest);
    if ('problem' in wish) return notUnderstood(wish, desk);
    const subject = readSubjectWords(wish.subject, library, incoming.article);
    if (!subject) return wish.unless ? notUnderstood(wish.unless, desk) : unknownSubject(wish.subject, desk);
    if (desk.chat.id === 0) return say(words('following.notHere'));
    if (!(await desk.mayManage())) return managersOnly(words);
    const timeZone = desk.chat.timeZone ?? library.publication.timeZone;
    const result = await desk.subscriptions.follow(
      { id: desk.chat.id, timeZone, language },
      subject,
      wish.rhythm,
      sayingOf(incoming),
    );
    if (result.kind === 'nowhere') return say(words('following.notHere'));
    if (result.kind === 'full') {
      return {
        parts: [{ kind: 'words', text: words('following.full', { count: MOST_SUBSCRIPTIONS }) }],
        choices: [{ label: words('choices.subscriptions'), action: '/subscriptions' }],
      };
    }
    const agreed = confirmed(result.subscription, desk, incoming);
    // How often is chosen under what was agreed before, which it takes the place of.
    const isChanged = incoming.kind === 'choice' && wish.subject !== rest;
    return isChanged ? { ...agreed, replaces: true } : agreed;
  },
};

/** What a reader means by a subject: everything, the open article, a topic by any of its names, or an article. */
export function readSubjectWords(said: string, library: Library, open?: string): Subject | undefined {
  const name = said.trim().replace(/^\//, '');
  if (['', 'all', 'everything', 'الكل', 'كل شيء'].includes(name.toLowerCase())) return { kind: 'everything' };
  const [kind, rest] = name.split(/\s+/, 2);
  if (kind === 'article' && (rest || open)) {
    const slug = rest ? (library.revision(rest)?.slug ?? rest) : open;
    const found = slug && library.article(slug);
    return found ? { kind: 'article', slug: found.slug } : undefined;
  }
  const topic = library.topic(name.toLowerCase()) ?? nearestTopic(name, library);
  if (topic) return { kind: 'topic', command: topic.command };
  const article = library.article(name.toLowerCase());
  return article && { kind: 'article', slug: article.slug };
}

/** What was agreed, with ways to change it, and in a private chat a link by which a group follows the same. */
export function confirmed(
  { subject, rhythm }: Subscription,
  desk: Desk,
  { chat: { kind } }: Pick<Incoming, 'chat'>,
): Reply {
  const { library, words, language, chat, typed } = desk;
  const timeZone = chat.timeZone ?? library.publication.timeZone;
  const address = subjectAddress(subject, library);
  const text = words('following.confirmed', {
    subject: subjectTitle(subject, library, words),
    rhythm: rhythmTitle(rhythm, timeZone, language, words),
    stop: `${typed('/unsubscribe')} ${address}`,
  });
  const others = [
    { kind: 'at once', label: words('choices.atOnce'), rhythm: 'now' },
    { kind: 'daily', label: words('choices.daily'), rhythm: 'daily' },
    { kind: 'weekly', label: words('choices.weekly'), rhythm: 'weekly' },
  ].filter(({ kind }) => kind !== rhythm.kind);
  const there = kind === 'private' ? desk.groupLink?.(payloadFor(address)) : undefined;
  return {
    parts: [
      { kind: 'words', text },
      ...(there === undefined
        ? []
        : [{ kind: 'links', links: [{ label: words('group.followThere'), url: there }] } as const]),
    ],
    choices: [
      ...others.map(({ label, rhythm: wish }) => ({ label, action: `/subscribe ${address} ${wish}` })),
      stopChoice(subject, library, words),
    ],
  };
}

const FOLLOW = 'follow-';

/** The payload of a link to a group that makes it follow what `/subscribe` calls by this address: of letters, digits, `_` and `-`. */
function payloadFor(address: string): string {
  return `${FOLLOW}${address.replace(' ', '-')}`;
}

/** What a payload asks to follow, as it is written behind `/subscribe`; undefined where it asks for something else. */
export function followedBy(payload: string): string | undefined {
  return payload.startsWith(FOLLOW) ? payload.slice(FOLLOW.length).replace('-', ' ') : undefined;
}

function notUnderstood({ problem, said }: WishProblem, { words, library }: Desk): Reply {
  const given = { said: shortLabel(said) };
  const what = {
    time: words('following.noSuchTime', given),
    day: words('following.noSuchDay', given),
    rest: words('following.notUnderstood', given),
  }[problem];
  const subject = library.topics[0]?.command ?? 'everything';
  const example = `/subscribe ${subject} ${problem === 'day' ? 'weekly mon 18:30' : 'daily 08:00'}`;
  return {
    parts: [what, words('following.example', { example })].map((text) => ({ kind: 'words', text })),
    choices: [],
  };
}

function unknownSubject(said: string, { library, words }: Desk): Reply {
  return {
    parts: [{ kind: 'words', text: words('following.unknownSubject', { said: shortLabel(said) }) }],
    choices: [
      { label: words('choices.everything'), action: '/subscribe everything' },
      ...library.topics.slice(0, 5).map(({ command, title }) => ({
        label: shortLabel(title),
        action: `/subscribe ${command}`,
      })),
    ],
  };
}

function say(text: string): Reply {
  return { parts: [{ kind: 'words', text }], choices: [] };
}
