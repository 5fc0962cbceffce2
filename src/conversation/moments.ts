import type { Desk } from './handler.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A date with its time as a language writes it: "21 Aug 2020, 5:20 am". `timeZone` is an IANA name. */
export function writtenMoment(
  moment: { readonly epochMilliseconds: number },
  language: string,
  timeZone: string,
): string {
  return formatFor(language, timeZone).format(moment.epochMilliseconds);
}

/** The publication's own form of a language (`en-GB`) where it is the same language, so that its dates look as on its pages. */
export function asPublished(language: string, published: string): string {
  const base = (tag: string) => tag.split('-')[0]?.toLowerCase();
  return base(language) === base(published) ? published : language;
}

/** A moment as a reader is told of it: in their language, and in the time zone that the chat chose, else the publication's. */
export function toldMoment(
  moment: { readonly epochMilliseconds: number },
  { language, chat, library: { publication } }: Pick<Desk, 'language' | 'chat' | 'library'>,
): string {
  return writtenMoment(
    moment,
    asPublished(language, publication.language),
    chat.timeZone ?? publication.timeZone,
  );
}

/** Kept, since making one costs as much as finding an answer. */
function formatFor(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  formats.set(key, made);
  return made;
}
