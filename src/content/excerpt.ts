import type { Article, Paragraph, Sentence, Speaker } from './article.ts';
import { paragraphAt } from './article.ts';

declare const verbatim: unique symbol;

/**
 * A verbatim span of one paragraph of one revision, made of whole sentences.
 * Only this module can make one; its text is derived (`textOf`), never stored apart.
 */
export type Excerpt = {
  readonly article: string;
  readonly revision: string;
  readonly paragraph: string;
  /** UTF-16 offsets into the paragraph's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly [verbatim]: true;
};

/** The same five fields as anybody may hold them: out of a database, out of a button. Worth nothing until `reviveExcerpt`. */
export type ExcerptFields = Pick<Excerpt, 'article' | 'revision' | 'paragraph' | 'start' | 'end'>;

/** Sentences `first` to `last` (from 0, inclusive) of a paragraph. Throws RangeError where there are no such sentences. */
export function excerptOf(article: Article, paragraph: string, first: number, last = first): Excerpt {
  const sentences = paragraphAt(article, paragraph)?.sentences ?? [];
  const from = sentences[first];
  const to = sentences[last];
  if (!from || !to || last < first) {
    throw new RangeError(
      `${article.slug} (revision ${article.revision}) has no sentences ${first} to ${last} in paragraph ${paragraph}.`,
    );
  }
  return make(article, paragraph, from.start, to.end);
}

/** A whole paragraph. Throws RangeError where there is none of that address. */
export function excerptOfParagraph(article: Article, paragraph: string): Excerpt {
  return excerptOf(article, paragraph, 0, (paragraphAt(article, paragraph)?.sentences.length ?? 0) - 1);
}

/** Makes fields that were stored or sent an excerpt again, or gives undefined where they are not whole sentences of this revision. */
export function reviveExcerpt(article: Article, fields: ExcerptFields): Excerpt | undefined {
  if (fields.article !== article.slug || fields.revision !== article.revision) return undefined;
  const sentences = paragraphAt(article, fields.paragraph)?.sentences ?? [];
  const opens = sentences.some((sentence) => sentence.start === fields.start);
  const closes = sentences.some((sentence) => sentence.end === fields.end);
  if (!opens || !closes || fields.end <= fields.start) return undefined;
  return make(article, fields.paragraph, fields.start, fields.end);
}

/** The article's own characters. Throws RangeError where the excerpt is of another article or revision. */
export function textOf(article: Article, excerpt: Excerpt): string {
  return paragraphOf(article, excerpt).text.slice(excerpt.start, excerpt.end);
}

/** The paragraph that an excerpt is cut from. Throws RangeError where the excerpt is of another article or revision. */
export function paragraphOf(article: Article, excerpt: Excerpt): Paragraph {
  const paragraph = paragraphAt(article, excerpt.paragraph);
  if (excerpt.article !== article.slug || excerpt.revision !== article.revision || !paragraph) {
    throw new RangeError(
      `An excerpt of ${excerpt.article} (revision ${excerpt.revision}) was looked up in ${article.slug} (revision ${article.revision}).`,
    );
  }
  return paragraph;
}

/** The sentences that an excerpt consists of. */
export function sentencesOf(article: Article, excerpt: Excerpt): readonly Sentence[] {
  return paragraphOf(article, excerpt).sentences.filter(
    (sentence) => sentence.start >= excerpt.start && sentence.end <= excerpt.end,
  );
}

/** Who speaks in all sentences of an excerpt; undefined where nobody does, or not the same one throughout. */
export function speakerOf(article: Article, excerpt: Excerpt): Speaker | undefined {
  const [first, ...rest] = sentencesOf(article, excerpt);
  const speaker = first?.speaker;
  return rest.every((sentence) => sentence.speaker?.name === speaker?.name) ? speaker : undefined;
}

function make(article: Article, paragraph: string, start: number, end: number): Excerpt {
  return { article: article.slug, revision: article.revision, paragraph, start, end } as Excerpt;
}
