import type { Article, Change, Library } from '../content/index.ts';
import { compareRevisions, excerptOfParagraph } from '../content/index.ts';
import type { News, Wording } from './update.ts';

/** What a change of an article brought that is worth telling: nothing of typography, of places, or of what went. */
export function newsBetween(before: Article, after: Article): News {
  const wordings = compareRevisions(before, after).flatMap(wordingOf);
  const { correction } = after;
  const isNewNote = correction && correction.note.text !== before.correction?.note.text;
  return { wordings, ...(isNewNote && { note: excerptOfParagraph(after, correction.note.address) }) };
}

function wordingOf(change: Change): Wording[] {
  if (change.kind === 'added') return [{ after: change.after }];
  return change.kind === 'reworded' && change.substance
    ? [{ before: change.before, after: change.after }]
    : [];
}

/** Whether there is anything to tell. */
export function isNews({ wordings, note }: News): boolean {
  return wordings.length > 0 || note !== undefined;
}

/** The topics to which a change belongs: those that have a paragraph of which a wording is new. */
export function topicsTouched(article: Article, { wordings }: News, library: Library): string[] {
  const paragraphs = new Set(wordings.map(({ after }) => after.paragraph));
  return topicsOf(article, library).filter((command) =>
    library
      .passages(command)
      .some(({ article: slug, paragraph }) => slug === article.slug && paragraphs.has(paragraph)),
  );
}

/** The topics that have something of an article. */
export function topicsOf(article: Article, library: Library): string[] {
  const commands = [...article.topics.map(({ command }) => command), ...(article.joins ?? [])];
  return [...new Set(commands)].filter((command) =>
    library.passages(command).some(({ article: slug }) => slug === article.slug),
  );
}

/** The part of news that belongs to a topic. */
export function newsOnTopic(news: News, command: string, library: Library): News {
  const paragraphs = new Set(
    library.passages(command).map(({ article, paragraph }) => `${article} ${paragraph}`),
  );
  const isOn = ({ after }: Wording) => paragraphs.has(`${after.article} ${after.paragraph}`);
  return { wordings: news.wordings.filter(isOn) };
}
