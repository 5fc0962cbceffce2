/** What a sentence says that the question does not: the place to look for an answer. Counts, except where told. */
export type Fresh = {
  names: number;
  numbers: number;
  /** Numbers within four words before the thing that is counted. */
  numbersOfFocus: number;
  /** Numbers with a unit or a currency behind or before them. */
  measures: number;
  /** The units of new numbers, as cue bits. */
  units: number;
  years: number;
  dates: number;
  /** Names after "in", "at", "from". */
  places: number;
  /** Names after "by". */
  agents: number;
  /** Words that are neither the question's nor stop words. */
  words: number;
  reasons: number;
  manners: number;
  naming: number;
  said: number;
  /** How near a new name, number, date or place stands to a word of the question: 1 beside it, less the farther. */
  nameNear: number;
  numberNear: number;
  dateNear: number;
  placeNear: number;
  /** The sentence says of a term what it is: "X is a …", "X, a …". 0 or 1. */
  defines: number;
  /** It opens with a pronoun. 0 or 1. */
  opensWithPronoun: number;
  /** It has a pronoun that leads back: "she", "their". 0 or 1. */
  leadsBack: number;
  /** Cosine of what the question says and the sentence does not, to what the sentence says and the question does not. */
  likeRest: number;
  /** Best cosine of the thing asked for ("city") to a new word. */
  likeFocus: number;
  /** The same among new names. */
  nameLikeFocus: number;
};

/** To be counted up. */
export function nothingFresh(): Fresh {
  return {
    names: 0,
    numbers: 0,
    numbersOfFocus: 0,
    measures: 0,
    units: 0,
    years: 0,
    dates: 0,
    places: 0,
    agents: 0,
    words: 0,
    nameNear: 0,
    numberNear: 0,
    dateNear: 0,
    placeNear: 0,
    reasons: 0,
    manners: 0,
    naming: 0,
    said: 0,
    defines: 0,
    opensWithPronoun: 0,
    leadsBack: 0,
    likeRest: 0,
    likeFocus: 0,
    nameLikeFocus: 0,
  };
}
