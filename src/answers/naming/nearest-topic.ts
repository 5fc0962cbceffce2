import type { Library, Topic } from '../../content/index.ts';
import { paragraphsOf } from '../../content/index.ts';
import { fold } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import { languageOf } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';
import { isMisspelling } from './spelling.ts';

/** Nobody names a topic in more words than this. */
const LONGEST_NAME = 4;

/**
 * The topic that a reader names: "troops", "Troops?", "/TROOPS", "tropps", or an alias of it. Undefined for a whole
 * question, and for a word that is merely like a topic's but is itself a word of the articles ("Iran" is not "Iraq").
 */
export function nearestTopic(text: string, library: Library): Topic | undefined {
  const language = languageOf(library.publication.language);
  const typed = nameWords(text.slice(0, 200), language);
  if (typed.length === 0 || typed.length > LONGEST_NAME) return undefined;
  const { joined, stems } = nameOf(typed, language);
  const names = namesIn(library, language);
  const named = (reads: (name: Name) => boolean) => names.find((name) => reads(name))?.topic;

  const exact = named((name) => name.joined === joined) ?? named((name) => name.stems === stems);
  if (exact) return exact;
  const near = named(
    ({ words }) =>
      words.length === typed.length &&
      typed.every((word, at) => word === words[at] || isMisspelling(word, words[at] ?? '')),
  );
  return near && !typed.every((word) => occurs(word, library)) ? near : undefined;
}

/** A name in the forms in which it is compared. */
type Name = { readonly words: readonly string[]; readonly joined: string; readonly stems: string };
type TopicName = Name & { readonly topic: Topic };

function nameOf(words: readonly string[], language: Language): Name {
  return { words, joined: words.join(''), stems: words.map(language.stem).join(' ') };
}

/** Worked out once for each library: every message of a reader is compared with all of them. */
const known = new WeakMap<Library, readonly TopicName[]>();

function namesIn(library: Library, language: Language): readonly TopicName[] {
  const made = known.get(library) ?? library.topics.flatMap((topic) => namesOf(topic, language));
  known.set(library, made);
  return made;
}

function namesOf(topic: Topic, language: Language): TopicName[] {
  return [topic.command, topic.title, ...topic.aliases, ...topic.words]
    .map((name) => nameWords(name, language))
    .filter((words) => words.length > 0)
    .map((words) => ({ ...nameOf(words, language), topic }));
}

/** "the US troops?" without what does not name anything; a name that is nothing but such words stays whole. */
function nameWords(text: string, language: Language): string[] {
  const words = wordsOf(text.replaceAll('_', ' ')).map(fold);
  const telling = words.filter((word) => !ARTICLES.has(word));
  const isQuestion = /[?؟]/.test(text) && words.length > 2 && words.some(language.isStopWord);
  if (isQuestion) return [];
  return telling.length > 0 ? telling : words;
}

const ARTICLES = new Set(['the', 'a', 'an']);

function occurs(word: string, library: Library): boolean {
  return library.articles.some((article) =>
    paragraphsOf(article).some(({ text }) => wordsOf(text).some((written) => fold(written) === word)),
  );
}
