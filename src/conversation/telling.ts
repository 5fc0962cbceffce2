import type { Library } from '../content/index.ts';
import type { Reason, Subject, Update } from '../updates/index.ts';
import { isRightToLeft } from './languages.ts';
import { shortLabel } from './quoting.ts';
import type { Choice, Part, Reply } from './reply.ts';
import { stopChoice, subjectAddress, subjectTitle } from './subjects.ts';
import { digestForms } from './telling-digest.ts';
import type { Form } from './telling-news.ts';
import { correctionForm, newsForms } from './telling-news.ts';
import type { Words } from './words.ts';
import { wordsIn } from './words.ts';

/**
 * What is said of an update in a language, with why it came and how to stop it. Where it may be too long for one message,
 * there are shorter forms of it, whose rest is behind choices.
 */
export function tellingReply(update: Update, reason: Reason, language: string, library: Library): Reply {
  const words = wordsIn(language);
  const because: Part = { kind: 'words', text: reasonIn(reason, language, library, words) };
  const stop = stopChoices(reason, library, words);
  const reply = ({ parts, choices }: Form): Reply => ({
    parts: [...parts, because],
    choices: [...choices, ...stop],
    language,
  });
  const [shortest, ...longer] = formsOf(update, library, words).toReversed();
  if (!shortest) throw new RangeError(`Nothing is said of an update of the kind ${update.kind}.`);
  return longer.reduce<Reply>((shorter, form) => ({ ...reply(form), shorter }), reply(shortest));
}

/** The longest first. */
function formsOf(update: Update, library: Library, words: Words): readonly Form[] {
  switch (update.kind) {
    case 'new': {
      const card: Part = { kind: 'article', article: update.article };
      const intro: Part = { kind: 'words', text: words('telling.new') };
      return [{ parts: [intro, card], choices: topicsOf(update.article, library) }];
    }
    case 'changed':
      return newsForms(update, library, words);
    case 'corrected':
      return [correctionForm(update, words)];
    case 'withdrawn': {
      const text = words('telling.withdrawn', { headline: update.headline });
      const latest = { label: words('choices.latest'), action: '/latest' };
      return [{ parts: [{ kind: 'words', text }], choices: [latest] }];
    }
    case 'digest':
      return digestForms(update.articles, library, words);
  }
}

function topicsOf(slug: string, library: Library): Choice[] {
  const topics = library.article(slug)?.topics ?? [];
  return topics
    .slice(0, 3)
    .map(({ command, title }) => ({ label: shortLabel(title), action: `/${command}` }));
}

function stopChoices(reason: Reason, library: Library, words: Words): Choice[] {
  switch (reason.kind) {
    case 'quoted':
      return [{ label: words('choices.forget'), action: '/forget' }];
    case 'several':
      return [{ label: words('choices.subscriptions'), action: '/subscriptions' }];
    default:
      return [stopChoice(reason, library, words)];
  }
}

/** The subjects that one line names. */
const NAMED = 3;

function reasonIn(reason: Reason, language: string, library: Library, words: Words): string {
  const title = (subject: Subject) => subjectTitle(subject, library, words);
  switch (reason.kind) {
    case 'quoted':
      return words('telling.because.quoted', { stop: '/forget' });
    case 'several': {
      const { subjects } = reason;
      const more = subjects.length - NAMED;
      const named = subjects.slice(0, NAMED).map((subject) => isolated(title(subject), language));
      const all = more > 0 ? [...named, words('telling.because.more', { count: more })] : named;
      const list = new Intl.ListFormat(language).format(all);
      return words('telling.because.several', { subjects: list, change: '/subscriptions' });
    }
    case 'everything':
      return words('telling.because.everything', { stop: `/unsubscribe ${subjectAddress(reason, library)}` });
    default:
      return words('telling.because.subject', {
        subject: title(reason),
        stop: `/unsubscribe ${subjectAddress(reason, library)}`,
      });
  }
}

/** A title in a list, so that in Arabic an English one does not turn the words around it. */
function isolated(title: string, language: string): string {
  return isRightToLeft(language) ? `\u2068${title}\u2069` : title;
}
