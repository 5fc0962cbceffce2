/** What a word can tell about the answer in a sentence, as bits. */
export const DATE = 1;
export const PLACE_BEFORE = 2;
export const REASON = 4;
export const MANNER = 8;
export const SAID = 16;
export const PRONOUN = 32;
export const UNIT = 64;
export const NAMING = 128;
export const BEING = 256;
export const AGENT = 512;
export const ONE = 1024;
export const REFERRING = 2048;
export const LATEST = 4096;
/** Units of a number, by what they measure. */
export const TIME_UNIT = 1 << 13;
export const LENGTH_UNIT = 1 << 14;
export const WEIGHT_UNIT = 1 << 15;
export const HEAT_UNIT = 1 << 16;
export const SPEED_UNIT = 1 << 17;
export const AREA_UNIT = 1 << 18;
export const MONEY_UNIT = 1 << 19;
export const SHARE_UNIT = 1 << 20;
/** Not a unit of its own: somebody's age is written in many ways. */
export const AGE = 1 << 21;
