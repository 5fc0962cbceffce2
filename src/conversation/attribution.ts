import type { Article, Library, Quotation } from '../content/index.ts';
import { words } from './words.ts';

/** What must stand beside a quotation, ready to be shown; each platform only arranges it. */
export type Attribution = {
  /** "Donald Trump, US President"; absent where nobody speaks or where it is not certain who. */
  readonly speaker?: string;
  readonly headline: string;
  /** The date of the quoted revision, in the publication's language and time zone. */
  readonly date: string;
  /** Opens the article at the quoted sentence. */
  readonly url: string;
};

export function attribution(quotation: Quotation, library: Library): Attribution {
  const { speaker, article, url } = quotation;
  return {
    ...(speaker && { speaker: speaker.role ? `${speaker.name}, ${speaker.role}` : speaker.name }),
    headline: article.headline,
    date: revisionDate(article, library),
    url,
  };
}

/** "21 Aug 2020, 5:20 am", or "updated 21 Aug 2020, 7:28 am" where the article was updated. */
export function revisionDate(article: Article, library: Library): string {
  const { language, timeZone } = library.publication;
  const format = dateFormat(language, timeZone);
  const written = (moment: Temporal.ZonedDateTime) => format.format(moment.epochMilliseconds);
  return article.updated ? words.updated(written(article.updated)) : written(article.published);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one costs as much as finding an answer. */
function dateFormat(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  formats.set(key, made);
  return made;
}
