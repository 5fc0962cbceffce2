export type { Archive, KeptRevision, Published } from './archive.ts';
export { createArchive } from './archive.ts';
export type {
  Alias,
  Article,
  Correction,
  Paragraph,
  Person,
  Picture,
  Section,
  Sentence,
  Speaker,
  TopicOfArticle,
} from './article.ts';
export { paragraphAt, paragraphsOf } from './article.ts';
export type { ArticleSource, TopicSource } from './article-source.ts';
export type { BuildOptions } from './build-article.ts';
export { buildArticle } from './build-article.ts';
export { carryExcerpt } from './carry-excerpt.ts';
export type { CheckReport } from './check-content.ts';
export { checkContent } from './check-content.ts';
export type { Change } from './compare/compare.ts';
export { compareRevisions } from './compare/compare.ts';
export type { Content, ContentOptions } from './content.ts';
export { createContent } from './content.ts';
export type { Excerpt, ExcerptFields } from './excerpt.ts';
export { excerptOf, excerptOfParagraph, paragraphOf, sentencesOf, speakerOf, textOf } from './excerpt.ts';
export { readAddresses, writeAddresses } from './excerpt-address.ts';
export type { Mistake } from './files/mistake.ts';
export { formatMistake } from './files/mistake.ts';
export type { KeepCurrentOptions, Keeping } from './keep-current.ts';
export { keepCurrent } from './keep-current.ts';
export type { Library, Topic } from './library.ts';
export { createLibrary } from './library.ts';
export { anchorOf, sentenceAnchor } from './links.ts';
export type { LoadedContent } from './load-content.ts';
export { loadContent } from './load-content.ts';
export { normaliseText } from './normalise-text.ts';
export type { FollowLinks, Publication } from './publication.ts';
export type { Quotation } from './quotation.ts';
