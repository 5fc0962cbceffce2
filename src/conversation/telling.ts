import type { Library } from '../content/index.ts';
import type { DigestArticle, News, Reason, Update, Wording } from '../updates/index.ts';
import { moreChoice, QUOTED_AT_ONCE, shortLabel } from './quoting.ts';
import type { Choice, Part, Reply } from './reply.ts';
import { stopChoice, subjectAddress, subjectTitle } from './subjects.ts';
import type { Words } from './words.ts';
import { wordsIn } from './words.ts';

/** The articles that a digest shows; further ones are behind its choices. */
const ARTICLES_SHOWN = 3;

/** What is said of an update in a language, with why it came and how to stop it. */
export function tellingReply(update: Update, reason: Reason, language: string, library: Library): Reply {
  const words = wordsIn(language);
  const { parts, choices } = said(update, library, words);
  return {
    parts: [...parts, { kind: 'words', text: because(reason, library, words) }],
    choices: [...choices, ...(reason.kind === 'quoted' ? [] : [stopChoice(reason, library, words)])],
    language,
  };
}

function said(update: Update, library: Library, words: Words): Pick<Reply, 'parts' | 'choices'> {
  switch (update.kind) {
    case 'new':
      return {
        parts: [intro(words('telling.new')), { kind: 'article', article: update.article }],
        choices: topicsOf(update.article, library),
      };
    case 'changed':
      return {
        parts: [intro(words('telling.changed')), ...newsParts(update.news, QUOTED_AT_ONCE, words)],
        choices: moreChoice(library, moreOf(update.news, QUOTED_AT_ONCE), words),
      };
    case 'corrected':
      return { parts: correctionParts(update, words), choices: [] };
    case 'withdrawn':
      return {
        parts: [intro(words('telling.withdrawn', { headline: update.headline }))],
        choices: [{ label: words('choices.latest'), action: '/latest' }],
      };
    case 'digest':
      return {
        parts: [
          intro(words('telling.digest')),
          ...update.articles.slice(0, ARTICLES_SHOWN).flatMap((article) => digestParts(article, words)),
        ],
        choices: digestChoices(update.articles, library, words),
      };
  }
}

function intro(text: string): Part {
  return { kind: 'words', text };
}

function newsParts({ wordings, note }: News, most: number, words: Words): Part[] {
  return [
    ...wordings.slice(0, most).flatMap((wording) => wordingParts(wording, words)),
    ...(note ? [intro(words('telling.note')), { kind: 'quotation', excerpt: note } as const] : []),
  ];
}

function wordingParts({ before, after }: Wording, words: Words): Part[] {
  const now: Part = { kind: 'quotation', excerpt: after };
  if (!before) return [now];
  return [
    intro(words('telling.before')),
    { kind: 'quotation', excerpt: before, past: true },
    intro(words('telling.now')),
    now,
  ];
}

function correctionParts(
  { before, after, note }: Extract<Update, { kind: 'corrected' }>,
  words: Words,
): Part[] {
  return [
    intro(words(after ? 'telling.corrected' : 'telling.removed')),
    { kind: 'quotation', excerpt: before, past: true },
    ...(after ? [intro(words('telling.now')), { kind: 'quotation', excerpt: after } as const] : []),
    ...(note ? [intro(words('telling.note')), { kind: 'quotation', excerpt: note } as const] : []),
  ];
}

function digestParts({ slug, isNew, news }: DigestArticle, words: Words): Part[] {
  return isNew ? [{ kind: 'article', article: slug }] : newsParts(news, 1, words);
}

/** First what else is new in the articles that are shown, then the others. */
function digestChoices(articles: readonly DigestArticle[], library: Library, words: Words): Choice[] {
  const shown = articles.slice(0, ARTICLES_SHOWN);
  const more = shown.flatMap(({ isNew, news }) => (isNew ? [] : moreOf(news, 1)));
  const others = articles.slice(ARTICLES_SHOWN).flatMap(({ slug }) => library.article(slug) ?? []);
  return [
    ...moreChoice(library, more, words),
    ...others.map(({ headline, revision }) => ({
      label: shortLabel(headline),
      action: `/article ${revision}`,
    })),
  ];
}

function moreOf({ wordings }: News, shown: number) {
  return wordings.slice(shown).map(({ after }) => after);
}

function topicsOf(slug: string, library: Library): Choice[] {
  const topics = library.article(slug)?.topics ?? [];
  return topics
    .slice(0, 3)
    .map(({ command, title }) => ({ label: shortLabel(title), action: `/${command}` }));
}

function because(reason: Reason, library: Library, words: Words): string {
  if (reason.kind === 'quoted') return words('telling.because.quoted');
  const stop = `/unsubscribe ${subjectAddress(reason, library)}`;
  const subject = subjectTitle(reason, library, words);
  return reason.kind === 'everything'
    ? words('telling.because.everything', { stop })
    : words('telling.because.subject', { subject, stop });
}
