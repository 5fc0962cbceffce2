/** What a sentence has besides words, as bits. */
export const QUOTED = 1;
export const MONEY = 2;
export const ASKING = 4;
export const BRACKETED_NUMBER = 8;
export const LISTING = 16;
/** Somebody's or something's age: "a 71-year-old", "Hale, 51, had". */
export const AGED = 32;
/** A time of the day. */
export const CLOCK = 64;

const AGE =
  /\d-year-old|\b(?:aged?|now) (?:of )?\d|\p{L}, (?:now )?\d{1,2}(?:,|\.$| and )|\b(?:man|woman|boy|girl) of \p{L}+|\d{1,3} years old|\bcentury\b/iu;
const TIME_OF_DAY =
  /\b\d{1,2}[.:]\d\d(?! per| ?%)\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|o.clock|\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:in|this|yesterday)|\b(?:noon|midnight|dawn|dusk)\b/i;

/** The bits of a sentence. */
export function marksIn(sentence: string): number {
  return (
    (/["“”«»]/.test(sentence) ? QUOTED : 0) |
    (/[$€£¥]/.test(sentence) ? MONEY : 0) |
    (/[?؟]["”»]?$/.test(sentence) ? ASKING : 0) |
    (/\([^)]*\d/.test(sentence) ? BRACKETED_NUMBER : 0) |
    (/[,،][^,،]+[,،]/.test(sentence) ? LISTING : 0) |
    (AGE.test(sentence) ? AGED : 0) |
    (TIME_OF_DAY.test(sentence) ? CLOCK : 0)
  );
}
