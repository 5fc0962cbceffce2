import type { Article, Library, Quotation } from '../content/index.ts';
import { asPublished, writtenMoment } from './moments.ts';
import { wordsIn } from './words.ts';

/** What must stand beside a quotation, ready to be shown; each platform only arranges it. */
export type Attribution = {
  /** "Donald Trump, US President"; absent where nobody speaks or where it is not certain who. */
  readonly speaker?: string;
  readonly headline: string;
  /** The date of the quoted revision, in the reader's language and the publication's time zone. */
  readonly date: string;
  /** Opens the article at the quoted sentence. */
  readonly url: string;
};

/** `language` is the reply's. */
export function attribution(quotation: Quotation, library: Library, language?: string): Attribution {
  const { speaker, article, url } = quotation;
  return {
    ...(speaker && { speaker: speaker.role ? `${speaker.name}, ${speaker.role}` : speaker.name }),
    headline: article.headline,
    date: revisionDate(article, library, language),
    url,
  };
}

/** "21 Aug 2020, 5:20 am", or "updated 21 Aug 2020, 7:28 am" where the article was updated. `language` is the reply's. */
export function revisionDate(
  article: Article,
  { publication }: Library,
  language = publication.language,
): string {
  const locale = asPublished(language, publication.language);
  const written = (moment: Temporal.ZonedDateTime) => writtenMoment(moment, locale, publication.timeZone);
  if (!article.updated) return written(article.published);
  return wordsIn(language)('updated', { date: written(article.updated) });
}
