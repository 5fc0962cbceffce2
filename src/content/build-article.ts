import type { Alias, Article, Paragraph, TopicOfArticle } from './article.ts';
import { emptySections, unsureSpeakers } from './article-notes.ts';
import type { ArticleSource, TopicSource } from './article-source.ts';
import { deriveTopics } from './derive-topics.ts';
import { draftParagraphs } from './draft-article.ts';
import type { Mentions } from './mentions.ts';
import { mentionsIn } from './mentions.ts';
import type { Passage } from './passage.ts';
import { findPassage, standsTwice } from './passage.ts';
import { filled, present } from './present.ts';
import type { Publication } from './publication.ts';
import { revisionOf } from './revision.ts';
import { splitSentences } from './sentences.ts';
import type { Finding, SourcePath } from './source-texts.ts';
import { changedTexts, normaliseSource } from './source-texts.ts';
import type { Attribution } from './speakers.ts';
import { attributeSpeakers } from './speakers.ts';
import { topicPhrases } from './topic-passages.ts';

export type BuildOptions = {
  /** Commands that a derived topic must not take: those that are built in. */
  readonly reservedCommands?: readonly string[];
  /** What is to be said to an editor of a text, by whoever shows it; undefined where nothing. */
  remark?(text: string): string | undefined;
};

export type BuiltArticle = {
  readonly article: Article;
  /** What makes the source unfit to be published: passages that do not exist or are not clear. */
  readonly mistakes: readonly Finding[];
  /** What an editor should look at: changed characters, quotations without a certain speaker. Worked out when asked for. */
  notes(): readonly Finding[];
};

/** Makes an article of its source. Throws RangeError where the source names a passage that is not exactly one paragraph. */
export function buildArticle(
  source: ArticleSource,
  publication: Publication,
  options: BuildOptions = {},
): Article {
  const { article, mistakes } = buildWithFindings(source, publication, options);
  if (mistakes.length === 0) return article;
  const said = mistakes.map(({ path, text }) => `${path.join('.')}: ${text}`).join('; ');
  throw new RangeError(`${source.slug} cannot be published: ${said}.`);
}

/** Makes an article of its source and says what is wrong with it; what is wrong is left out of the article. */
export function buildWithFindings(
  given: ArticleSource,
  publication: Publication,
  { reservedCommands = [], remark }: BuildOptions = {},
): BuiltArticle {
  const source = normaliseSource(given);
  const language = source.language ?? publication.language;
  const draft = draftParagraphs(source, language);
  const mistakes: Finding[] = [];
  const locate = (words: string, path: SourcePath): Passage | undefined => {
    const found = findPassage(draft.paragraphs, words);
    if (typeof found !== 'string') return found;
    mistakes.push({ path, text: found });
    return undefined;
  };

  const overrides = (source.speakers ?? []).flatMap(({ passage, speaker }, index) => {
    const path = ['speakers', index, 'passage'];
    const found = locate(passage, path);
    if (found?.again) mistakes.push({ path, text: standsTwice(passage, found) });
    return found ? [{ address: found.paragraph.address, sentences: found.sentences, speaker }] : [];
  });
  const attribution = attributeSpeakers({
    language,
    paragraphs: draft.paragraphs,
    people: source.people ?? [],
    overrides,
  });
  const spoken = (paragraph: Paragraph) => withSpeakers(paragraph, attribution);
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map(spoken),
  }));

  const mentions = mentionsIn(draft.paragraphs);
  const entries = (source.topics ?? []).map((topic, index) => ({ topic, path: ['topics', index] }));
  const declared = entries.flatMap(({ topic, path }) =>
    typeof topic === 'string' ? [] : [declaredTopic(topic, path, locate, mentions)],
  );
  mistakes.push(...repeatedTopics(source));
  const joins = entries.flatMap(({ topic }) => (typeof topic === 'string' ? [topic] : []));
  const topics =
    entries.length > 0
      ? declared
      : deriveTopics({
          keywords: filled(source.keywords),
          sections,
          mentions,
          reserved: new Set(reservedCommands),
        });

  const parts = {
    slug: source.slug,
    language,
    headline: source.headline,
    ...present('kicker', source.kicker),
    ...present('dateline', source.dateline),
    ...present('byline', source.byline),
    ...present('url', source.url),
    ...present('telegramPost', source.telegramPost),
    ...present('updated', source.updated),
    ...present('standfirst', draft.standfirst && spoken(draft.standfirst)),
    ...present('picture', pictureOf(source, draft.caption && spoken(draft.caption))),
    keywords: filled(source.keywords),
    published: source.published,
    sections,
    people: attribution.people,
    aliases: aliasesOf(source),
    topics,
    ...(joins.length > 0 && { joins }),
    ...present('correction', correctionOf(source, language)),
    ...(source.silent && { silent: true as const }),
  };
  const remarked = () =>
    draft.paragraphs.flatMap(({ path, text }) => {
      const said = remark?.(text);
      return said === undefined ? [] : [{ path, text: said }];
    });
  return {
    article: { ...parts, revision: revisionOf(parts) },
    mistakes,
    notes: () => [
      ...changedTexts(given),
      ...emptySections(source),
      ...unsureSpeakers(draft, attribution),
      ...remarked(),
    ],
  };
}

function withSpeakers(paragraph: Paragraph, { speakers }: Attribution): Paragraph {
  return {
    ...paragraph,
    sentences: paragraph.sentences.map(({ start, end }, index) => ({
      start,
      end,
      ...present('speaker', speakers.get(`${paragraph.address}.${index}`)),
    })),
  };
}

function declaredTopic(
  { command, title, ...topic }: TopicSource,
  path: SourcePath,
  locate: (words: string, path: SourcePath) => Passage | undefined,
  mentions: Mentions,
): TopicOfArticle {
  const words = filled(topic.words);
  const aliases = filled(topic.aliases);
  const chosen = filled(topic.passages).flatMap(
    (passage, index) => locate(passage, [...path, 'passages', index])?.paragraph.address ?? [],
  );
  const found = () => mentions.of(topicPhrases({ command, title, words, aliases }));
  const passages = topic.passages ? [...new Set(chosen)] : found().map(({ address }) => address);
  return { command, title, words, aliases, passages, origin: 'declared' };
}

function repeatedTopics({ topics = [] }: ArticleSource): Finding[] {
  const commands = topics.map((topic) => (typeof topic === 'string' ? topic : topic.command));
  return commands.flatMap((command, index) =>
    commands.indexOf(command) < index
      ? [{ path: ['topics', index], text: `/${command} is named twice; keep one of them` }]
      : [],
  );
}

function pictureOf({ picture }: ArticleSource, caption: Paragraph | undefined): Article['picture'] {
  if (!picture) return undefined;
  const { url, file, alt } = picture;
  return {
    ...present('caption', caption),
    ...present('url', url),
    ...present('file', file),
    ...present('alt', alt),
  };
}

function correctionOf({ correction }: ArticleSource, language: string): Article['correction'] {
  if (!correction) return undefined;
  const { text, time } = correction;
  return { note: { address: 'correction', text, sentences: splitSentences(text, language) }, time };
}

function aliasesOf({ aliases = {} }: ArticleSource): Alias[] {
  return Object.entries(aliases).map(([word, others]) => ({ word, others: filled(others) }));
}
