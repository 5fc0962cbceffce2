import type { Section, TopicOfArticle } from './article.ts';
import { commandOf } from './command.ts';
import type { Mentions } from './mentions.ts';

export type DeriveInput = {
  readonly keywords: readonly string[];
  readonly sections: readonly Section[];
  readonly mentions: Mentions;
  /** Commands that no topic may take. */
  readonly reserved: ReadonlySet<string>;
};

/**
 * Topics for an article that declares none: one for each keyword that a paragraph mentions, one for each heading.
 * A keyword of several words gets the command that a reader would type: its last word, where the article itself uses
 * that alone more often than the whole ("Kadhemi", not "Mustafa Al Kadhemi"), else all of it.
 */
export function deriveTopics({ keywords, sections, mentions, reserved }: DeriveInput): TopicOfArticle[] {
  const topics = new Map<string, TopicOfArticle>();
  const add = (command: string, topic: Omit<TopicOfArticle, 'command' | 'origin'>) => {
    const usable = command !== '' && !/^[\d_]+$/.test(command) && topic.passages.length > 0;
    if (!usable || reserved.has(command) || topics.has(command)) return;
    topics.set(command, { command, ...topic, origin: 'derived' });
  };

  for (const keyword of keywords) {
    const short = shortForm(keyword, mentions);
    const passages = mentions.of([short]).map(({ address }) => address);
    const words = short === keyword ? [keyword] : [short, keyword];
    add(commandOf(short), {
      title: capitalised(mentions.written(keyword) ?? keyword),
      words,
      aliases: aliasesOf(keyword, short),
      passages,
    });
  }
  for (const { heading, paragraphs } of sections) {
    if (heading === undefined) continue;
    const word = mostMentioned(heading, mentions);
    const passages = paragraphs.map(({ address }) => address);
    add(commandOf(word ?? heading), {
      title: heading,
      words: word === undefined ? [heading] : [word, heading],
      aliases: word === undefined ? [] : aliasesOf(heading, word),
      passages,
    });
  }
  return [...topics.values()];
}

function shortForm(keyword: string, mentions: Mentions): string {
  const last = keyword.split(/\s+/).at(-1) ?? keyword;
  if (last === keyword || last.length < 3) return keyword;
  const whole = mentions.count(keyword);
  return mentions.count(last) - whole > whole ? last : keyword;
}

/** The word of a heading that its article uses most; undefined where it uses none. Short words say little. */
function mostMentioned(heading: string, mentions: Mentions): string | undefined {
  const words = heading.match(/[\p{L}\p{M}\p{N}]{4,}/gu) ?? [];
  const counted = words
    .map((word) => ({ word, count: mentions.count(word) }))
    .filter(({ count }) => count > 0);
  return counted.sort((a, b) => b.count - a.count)[0]?.word;
}

function aliasesOf(whole: string, command: string): string[] {
  const alias = commandOf(whole);
  return alias === '' || alias === commandOf(command) ? [] : [alias];
}

function capitalised(keyword: string): string {
  return keyword.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
