import type { Rhythm } from './rhythm.ts';
import { readMinute, USUAL_DAY, USUAL_MINUTE } from './rhythm.ts';

/** What a reader asked for behind `/subscribe`; `subject` is in their words, empty where they named none. */
export type Wish = { readonly subject: string; readonly rhythm: Rhythm };

/** What cannot be understood of it, in the reader's words. */
export type WishProblem = { readonly problem: 'time' | 'day' | 'rest'; readonly said: string };

const RHYTHMS: Readonly<Record<string, Rhythm['kind']>> = {
  now: 'at once',
  instantly: 'at once',
  immediately: 'at once',
  daily: 'daily',
  weekly: 'weekly',
  فورا: 'at once',
  يومي: 'daily',
  يوميا: 'daily',
  أسبوعي: 'weekly',
  أسبوعيا: 'weekly',
  اسبوعي: 'weekly',
  اسبوعيا: 'weekly',
};

/** What may stand between the words without meaning anything. */
const FILLERS = new Set(['at', 'on', 'every', 'each', 'في', 'الساعة', 'كل']);

/**
 * Reads what stands behind `/subscribe`: `troops`, `daily 08:00`, `troops weekly mon 18:30`, in any order of day and
 * time; weekdays by their English or Arabic names, shortened to three letters or more.
 */
export function readWish(text: string): Wish | WishProblem {
  const tokens = westernDigits(text).trim().split(/\s+/).filter(Boolean);
  const from = tokens.findIndex((token, index) => beginsRhythm(token, tokens.slice(index)));
  const subject = (from < 0 ? tokens : tokens.slice(0, from)).join(' ');
  if (from < 0) return { subject, rhythm: { kind: 'at once' } };

  let kind: Rhythm['kind'] | undefined;
  let day: number | undefined;
  let minute: number | undefined;
  for (const token of joinHalves(tokens.slice(from))) {
    const named = RHYTHMS[token.toLowerCase()];
    const weekday = weekdayOf(token);
    const time = looksLikeTime(token) ? readMinute(token) : undefined;
    if (FILLERS.has(token.toLowerCase())) continue;
    if (named && !kind) kind = named;
    else if (weekday && day === undefined) day = weekday;
    else if (time !== undefined && minute === undefined) minute = time;
    else if (/\d/.test(token)) return { problem: 'time', said: token };
    else if (kind === 'weekly' && day === undefined) return { problem: 'day', said: token };
    else return { problem: 'rest', said: token };
  }
  if (kind === 'at once') return { subject, rhythm: { kind } };
  if (kind === 'weekly' || day !== undefined) {
    return { subject, rhythm: { kind: 'weekly', day: day ?? USUAL_DAY, minute: minute ?? USUAL_MINUTE } };
  }
  return { subject, rhythm: { kind: 'daily', minute: minute ?? USUAL_MINUTE } };
}

/** A weekday or a time begins one only where nothing else follows: `/subscribe sunday vote` names a subject. */
function beginsRhythm(token: string, rest: readonly string[]): boolean {
  if (RHYTHMS[token.toLowerCase()]) return true;
  const isPart = (word: string) =>
    FILLERS.has(word.toLowerCase()) || weekdayOf(word) !== undefined || looksLikeTime(word) || isHalf(word);
  return !FILLERS.has(token.toLowerCase()) && rest.every(isPart) && rest.some((word) => /\d/.test(word));
}

function looksLikeTime(token: string): boolean {
  return /^\d{1,3}(?:[:.]\d{1,3})?(?:am|pm)?$/i.test(token);
}

function isHalf(token: string): boolean {
  return /^(?:am|pm)$/i.test(token);
}

/** `6:30 pm` is one time. */
function joinHalves(tokens: readonly string[]): string[] {
  return tokens.flatMap((token, index) => {
    if (isHalf(token) && index > 0) return [];
    const next = tokens[index + 1];
    return next !== undefined && isHalf(next) ? [`${token}${next}`] : [token];
  });
}

/** Monday is 1. */
function weekdayOf(token: string): number | undefined {
  const said = token.toLowerCase();
  if ([...said].length < 3) return undefined;
  const found = WEEKDAYS.find(({ name }) => name === said || (said.length >= 3 && name.startsWith(said)));
  return found?.day;
}

const WEEKDAYS = ['en', 'ar'].flatMap((language) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
      .format(Date.UTC(2024, 0, day))
      .toLowerCase(),
  })),
);

function westernDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
}
