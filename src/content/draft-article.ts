import type { Paragraph, Section } from './article.ts';
import type { ArticleSource } from './article-source.ts';
import { present } from './present.ts';
import { splitSentences } from './sentences.ts';
import type { SourcePath } from './source-texts.ts';

/** The paragraphs of an article with their addresses and sentences, before it is known who speaks in them. */
export type Draft = {
  readonly standfirst: Paragraph | undefined;
  readonly sections: readonly Section[];
  readonly caption: Paragraph | undefined;
  /** All of them in reading order, with the section they stand in and where they come from. */
  readonly paragraphs: readonly (Paragraph & { readonly section: number; readonly path: SourcePath })[];
};

/** Takes a source apart; paragraphs and sections without a sentence are left out. */
export function draftParagraphs(source: ArticleSource, language: string): Draft {
  const all: Draft['paragraphs'][number][] = [];
  const draft = (address: string, text: string, section: number, path: SourcePath): Paragraph | undefined => {
    const sentences = splitSentences(text, language);
    if (sentences.length === 0) return undefined;
    const paragraph = { address, text, sentences };
    all.push({ ...paragraph, section, path });
    return paragraph;
  };

  const standfirst = draft('standfirst', source.standfirst ?? '', 0, ['standfirst']);
  let count = 0;
  const sections = source.body.flatMap(({ heading, paragraphs }, index) => {
    const drafted = paragraphs.flatMap((text, at) => {
      const paragraph = draft(`p${count + 1}`, text, index + 1, ['body', index, 'paragraphs', at]);
      count += paragraph ? 1 : 0;
      return paragraph ?? [];
    });
    return drafted.length > 0 ? [{ ...present('heading', heading), paragraphs: drafted }] : [];
  });
  const caption = draft('caption', source.picture?.caption ?? '', source.body.length + 1, [
    'picture',
    'caption',
  ]);
  return { standfirst, sections, caption, paragraphs: all };
}
