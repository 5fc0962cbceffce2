export type {
  Alias,
  Article,
  Paragraph,
  Person,
  Picture,
  Section,
  Sentence,
  Speaker,
  TopicOfArticle,
} from './article.ts';
export { paragraphsOf } from './article.ts';
export type { Excerpt, ExcerptFields } from './excerpt.ts';
export { excerptOf, excerptOfParagraph, paragraphOf, sentencesOf, speakerOf, textOf } from './excerpt.ts';
export { readAddresses, writeAddresses } from './excerpt-address.ts';
export type { Library, Topic } from './library.ts';
export { createLibrary } from './library.ts';
export { anchorOf, sentenceAnchor } from './links.ts';
export type { FollowLinks, Publication } from './publication.ts';
export type { Quotation } from './quotation.ts';
