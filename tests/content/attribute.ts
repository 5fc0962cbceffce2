import { splitSentences } from '../../src/content/sentences.ts';
import type { SpeakerInput } from '../../src/content/speakers.ts';
import { attributeSpeakers } from '../../src/content/speakers.ts';

type Options = Partial<Pick<SpeakerInput, 'language' | 'people' | 'overrides'>> & {
  readonly sections?: readonly number[];
};

/** Who speaks in paragraphs without headings. */
export function attribute(texts: readonly string[], { sections = [], ...options }: Options = {}) {
  const language = options.language ?? 'en';
  return attributeSpeakers({
    language,
    people: [],
    overrides: [],
    ...options,
    paragraphs: texts.map((text, index) => ({
      address: `p${index + 1}`,
      text,
      section: sections[index] ?? 1,
      sentences: splitSentences(text, language),
    })),
  });
}

/** Each sentence with its speaker, `Name (role): sentence`, or `–: sentence` where nobody is named. */
export function spoken(texts: readonly string[], options: Options = {}): string[] {
  const { speakers } = attribute(texts, options);
  return texts.flatMap((text, index) =>
    splitSentences(text, options.language ?? 'en').map(({ start, end }, sentence) => {
      const speaker = speakers.get(`p${index + 1}.${sentence}`);
      const said = speaker?.role ? `${speaker.name} (${speaker.role})` : (speaker?.name ?? '–');
      return `${said}: ${text.slice(start, end)}`;
    }),
  );
}

/** Who speaks in the sentences of a passage, without the sentences. */
export function speakersIn(texts: readonly string[], options: Options = {}): string[] {
  return spoken(texts, options).map((line) => line.slice(0, line.indexOf(':')));
}

/** `p1.0: why nobody is named there`. */
export function doubtsIn(texts: readonly string[], options: Options = {}): string[] {
  return attribute(texts, options).unsure.map(
    ({ address, sentence, reason }) => `${address}.${sentence}: ${reason}`,
  );
}
