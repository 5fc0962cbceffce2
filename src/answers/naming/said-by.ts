import type { Article, Excerpt, Library, Person } from '../../content/index.ts';
import { excerptOf, paragraphsOf } from '../../content/index.ts';
import { fold } from '../language/fold.ts';
import { wordsOf } from '../language/words.ts';
import { isMisspelling, isSameName } from './spelling.ts';

/** The longest excerpt, in sentences. */
const LONGEST = 3;

/**
 * What a person says, in reading order, the newest article first; sentences that follow each other make one excerpt.
 * `name` may be any name or role that the articles know, misspelt or not: "Kadhimi", "trump", "the official".
 * Empty where nobody of that name speaks.
 */
export function saidBy(name: string, library: Library, article?: string): Excerpt[] {
  const typed = nameWords(name.slice(0, 200));
  if (typed.length === 0) return [];
  const voices = articlesOf(library, article).flatMap((one) =>
    voicesOf(one).map((voice) => ({ voice, article: one, likeness: likeness(typed, voice) })),
  );
  const best = Math.max(0, ...voices.map(({ likeness }) => likeness));
  if (best === 0) return [];
  return voices
    .filter(({ likeness }) => likeness === best)
    .flatMap(({ article, voice }) => statementsOf(article, voice.name));
}

/** Whom there is to quote, by name, those with the most to say first. */
export function speakersIn(library: Library, article?: string): string[] {
  const counts = new Map<string, number>();
  for (const one of articlesOf(library, article)) {
    for (const { sentences } of paragraphsOf(one)) {
      for (const { speaker } of sentences) {
        if (speaker) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function articlesOf(library: Library, slug: string | undefined): readonly Article[] {
  if (slug === undefined) return library.articles;
  const article = library.article(slug);
  return article ? [article] : [];
}

/** Those who speak in an article, with every way to name them. */
function voicesOf(article: Article): Person[] {
  const voices = new Map<string, Person>();
  for (const { sentences } of paragraphsOf(article)) {
    for (const { speaker } of sentences) {
      if (!speaker || voices.has(speaker.name)) continue;
      const person = article.people.find(({ name }) => name === speaker.name);
      voices.set(speaker.name, { ...person, ...speaker, aliases: person?.aliases ?? [] });
    }
  }
  return [...voices.values()];
}

/** 3 for a name as written, 2 for another spelling of it, 1 for a role; 0 for somebody else. */
function likeness(typed: readonly string[], voice: Person): number {
  const names = [voice.name, ...voice.aliases].map(nameWords);
  if (names.some((name) => typed.every((word) => name.includes(word)))) return 3;
  const isLike = (word: string, other: string) => isSameName(word, other) || isMisspelling(word, other);
  if (names.some((name) => typed.every((word) => name.some((other) => isLike(word, other))))) return 2;
  const role = nameWords(voice.role ?? '');
  return typed.every((word) => role.some((other) => isLike(word, other))) ? 1 : 0;
}

const ARTICLES = new Set(['the', 'a', 'an', 'mr', 'mrs', 'ms', 'did', 'what', 'say']);

function nameWords(text: string): string[] {
  return wordsOf(text)
    .map(fold)
    .filter((word) => !ARTICLES.has(word));
}

function statementsOf(article: Article, name: string): Excerpt[] {
  return paragraphsOf(article).flatMap(({ address, sentences }) => {
    const excerpts: Excerpt[] = [];
    for (let first = 0; first < sentences.length; first++) {
      if (sentences[first]?.speaker?.name !== name) continue;
      let last = first;
      while (last - first + 1 < LONGEST && sentences[last + 1]?.speaker?.name === name) last++;
      excerpts.push(excerptOf(article, address, first, last));
      first = last;
    }
    return excerpts;
  });
}
