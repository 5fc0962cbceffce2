import type { ArticleSource } from './article-source.ts';
import type { Draft } from './draft-article.ts';
import type { Finding } from './source-texts.ts';
import type { Attribution } from './speakers.ts';

const OVERRIDE =
  'write under speakers "- passage: words of this sentence" and "speaker: a name", or null for nobody';

/** Headings that are not shown, since nothing stands below them. */
export function emptySections({ body }: ArticleSource): Finding[] {
  return body.flatMap(({ heading, paragraphs }, index) =>
    heading && paragraphs.every((text) => text === '')
      ? [
          {
            path: ['body', index, 'heading'],
            text: `"${heading}" is not shown, since no paragraph stands below it`,
          },
        ]
      : [],
  );
}

/** Quotations of which it is not certain who speaks, with what an editor may write to say so. */
export function unsureSpeakers({ paragraphs }: Draft, { unsure }: Attribution): Finding[] {
  return unsure.flatMap(({ address, sentence, reason }) => {
    const paragraph = paragraphs.find((candidate) => candidate.address === address);
    const span = paragraph?.sentences[sentence];
    if (!paragraph || !span) return [];
    const words = paragraph.text.slice(span.start, span.end);
    const text = `who speaks is not certain (${reason}): ${words} — ${OVERRIDE}`;
    return [{ path: paragraph.path, text }];
  });
}
