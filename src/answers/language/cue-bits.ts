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
