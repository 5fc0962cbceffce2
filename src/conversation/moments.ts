const formats = new Map<string, Intl.DateTimeFormat>();

/** A date with its time as a language writes it: "21 Aug 2020, 5:20 am". `timeZone` is an IANA name. */
export function writtenMoment(
  moment: { readonly epochMilliseconds: number },
  language: string,
  timeZone: string,
): string {
  return formatFor(language, timeZone).format(moment.epochMilliseconds);
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
