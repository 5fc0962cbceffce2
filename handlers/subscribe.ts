import { nearestTopic } from '../src/answers/index.ts';
import type { Library } from '../src/content/index.ts';
import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
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
    if (result.kind === 'full') {
      return {
        parts: [{ kind: 'words', text: words('following.full', { count: MOST_SUBSCRIPTIONS }) }],
        choices: [{ label: words('choices.subscriptions'), action: '/subscriptions' }],
      };
    }
    return confirmed(result.subscription, desk);
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

/** What was agreed, with ways to change it. */
export function confirmed({ subject, rhythm }: Subscription, desk: Desk): Reply {
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
  return {
    parts: [{ kind: 'words', text }],
    choices: [
      ...others.map(({ label, rhythm: wish }) => ({ label, action: `/subscribe ${address} ${wish}` })),
      stopChoice(subject, library, words),
    ],
  };
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
