import type { Article, Library, Person, TopicOfArticle } from '../../src/content/index.ts';
import { createLibrary } from '../../src/content/index.ts';

type Body = readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[];

/** A small article by hand, split at full stops: for what the ranking does with sentences, not for how they are found. */
export function makeArticle(
  slug: string,
  headline: string,
  body: Body | readonly string[],
  more: Partial<Pick<Article, 'language' | 'people' | 'aliases' | 'topics' | 'published' | 'keywords'>> = {},
): Article {
  const sections: Body = body.every((part) => typeof part === 'string')
    ? [{ paragraphs: body }]
    : (body as Body);
  let count = 0;
  return {
    slug,
    revision: slug.padEnd(12, '0').slice(0, 12),
    language: 'en',
    headline,
    keywords: [],
    published: Temporal.ZonedDateTime.from('2026-01-01T09:00[UTC]'),
    people: [],
    aliases: [],
    topics: [],
    ...more,
    sections: sections.map(({ heading, paragraphs }) => ({
      ...(heading !== undefined && { heading }),
      paragraphs: paragraphs.map((text) => {
        count += 1;
        return { address: `p${count}`, text, sentences: sentencesIn(text, more.people ?? []) };
      }),
    })),
  };
}

export function makeLibrary(articles: readonly Article[], language = 'en'): Library {
  return createLibrary({
    publication: { name: 'The Test', language, timeZone: 'UTC', follow: {} },
    articles,
    publicUrl: 'http://127.0.0.1:8080',
  });
}

export function makeTopic(command: string, more: Partial<TopicOfArticle> = {}): TopicOfArticle {
  return { command, title: command, words: [], aliases: [], passages: [], origin: 'declared', ...more };
}

/** "NAME said" gives the sentence to the person of that name. */
function sentencesIn(text: string, people: readonly Person[]) {
  return [...text.matchAll(/[^.!?؟]+(?:[.!?؟]+["”]?|$)/g)].map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const speaker = people.find((person) => match[0].includes(`${person.name} said`));
    return {
      start: match.index + lead,
      end: match.index + match[0].length,
      ...(speaker && { speaker: { name: speaker.name } }),
    };
  });
}
