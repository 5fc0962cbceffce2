import type { Person, Speaker } from './article.ts';
import type { ArticleSource } from './article-source.ts';
import { carryOn } from './speech/carry-on.ts';
import { castOf } from './speech/cast.ts';
import type { Doubt } from './speech/doubts.ts';
import { doubtsOf } from './speech/doubts.ts';
import { draftOf } from './speech/draft.ts';
import { hear } from './speech/hear.ts';

/** An article, split into sentences, and what its front matter says of those who speak in it. */
export type SpeakerInput = {
  readonly language: string;
  readonly paragraphs: readonly {
    readonly address: string;
    readonly text: string;
    readonly sentences: readonly { readonly start: number; readonly end: number }[];
    /** Which section the paragraph stands in, counted in reading order. */
    readonly section: number;
  }[];
  readonly people: NonNullable<ArticleSource['people']>;
  /** Sentences are counted from 0; without them the whole paragraph is meant. `null` means that nobody speaks. */
  readonly overrides: readonly {
    readonly address: string;
    readonly sentences?: readonly number[];
    readonly speaker: string | null;
  }[];
};

/** Who speaks where. */
export type Attribution = {
  /** By `${address}.${sentence}`, sentences counted from 0. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  /** Sentences whose speaker an editor has to name, counted from 0, with the reason in words for the editor. */
  readonly unsure: readonly Doubt[];
  /** The people of the front matter, then those whom the article itself shows to be people. */
  readonly people: readonly Person[];
};

/**
 * Finds who speaks in each sentence of an article, in direct and in reported speech: from the sentence itself, from a
 * role that the article or its editor gives someone, from a pronoun that can mean one person only, or carried on from
 * the sentence before. Never guesses: where it is not certain nobody is named, and an editor is told. Overrides win.
 *
 * English is read in full. In other languages only overrides speak, and in Arabic a verb of saying right beside one of
 * `people`; what follows from them is carried on.
 */
export function attributeSpeakers(input: SpeakerInput): Attribution {
  const draft = draftOf(input);
  const cast = castOf(input.people, draft);
  hear(draft, cast, input);
  carryOn(draft);
  const spoken = draft.flatMap((paragraph) => paragraph.sentences);
  return {
    speakers: new Map(
      spoken.flatMap(({ address, index, voice }) => (voice ? [[`${address}.${index}`, voice.speaker]] : [])),
    ),
    unsure: doubtsOf(draft),
    people: cast.people,
  };
}
