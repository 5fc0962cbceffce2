import type { Person, Speaker } from './article.ts';
import type { ArticleSource } from './article-source.ts';

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

export type Attribution = {
  /** By `${address}.${sentence}`, sentences counted from 0. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  /** Quotations whose speaker an editor has to name. */
  readonly unsure: readonly {
    readonly address: string;
    readonly sentence: number;
    readonly reason: string;
  }[];
  readonly people: readonly Person[];
};

/** Finds who speaks in each sentence of an article. Never guesses: where it is not certain, nobody is named. */
export function attributeSpeakers(input: SpeakerInput): Attribution {
  const people = input.people.map(({ name, roles, aliases }): Person => {
    const role = roles?.[0];
    return { name, ...(role !== undefined && { role }), aliases: aliases ?? [] };
  });
  const speakers = new Map<string, Speaker>();
  for (const { address, sentences, speaker } of input.overrides) {
    const paragraph = input.paragraphs.find((candidate) => candidate.address === address);
    if (!paragraph || speaker === null) continue;
    const { aliases: _, ...known } = people.find(({ name }) => name === speaker) ?? {
      name: speaker,
      aliases: [],
    };
    for (const sentence of sentences ?? paragraph.sentences.keys())
      speakers.set(`${address}.${sentence}`, known);
  }
  return { speakers, unsure: [], people };
}
