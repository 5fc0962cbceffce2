import type { Article, TopicOfArticle } from './article.ts';
import { paragraphsOf } from './article.ts';
import type { Excerpt } from './excerpt.ts';
import { excerptOfParagraph } from './excerpt.ts';
import { mentionsIn } from './mentions.ts';

/**
 * Gives, for a command, the paragraphs of all articles that belong to its topic: of the articles that declare it
 * first, then of those that joined it or from which it was derived. Worked out once for each command, when it is asked for.
 */
export function passagesByCommand(articles: readonly Article[]): (command: string) => readonly Excerpt[] {
  const holders = new Map<string, Article[]>();
  for (const article of articles) {
    for (const command of [...article.topics.map((topic) => topic.command), ...(article.joins ?? [])]) {
      const known = holders.get(command);
      if (known) known.push(article);
      else holders.set(command, [article]);
    }
  }
  const known = new Map<string, readonly Excerpt[]>();

  return (command) => {
    const found = known.get(command) ?? collect(command, holders.get(command) ?? []);
    if (holders.has(command)) known.set(command, found);
    return found;
  };
}

function collect(command: string, holders: readonly Article[]): Excerpt[] {
  const own = holders.map((article) => ({
    article,
    topic: article.topics.find((topic) => topic.command === command),
  }));
  const declared = own.filter(({ topic }) => topic?.origin === 'declared');
  const others = own.filter(({ topic }) => topic?.origin !== 'declared');
  const phrases = declared.flatMap(({ topic }) => (topic ? topicPhrases(topic) : []));
  return [...declared, ...others].flatMap(({ article, topic }) =>
    (topic?.passages ?? addressesMentioning(article, phrases)).map((address) =>
      excerptOfParagraph(article, address),
    ),
  );
}

function addressesMentioning(article: Article, phrases: readonly string[]): string[] {
  return mentionsIn(paragraphsOf(article))
    .of(phrases)
    .map(({ address }) => address);
}

/** The phrases by which a paragraph shows that it belongs to a topic. */
export function topicPhrases({
  command,
  title,
  words,
  aliases,
}: Pick<TopicOfArticle, 'command' | 'title' | 'words' | 'aliases'>): string[] {
  return [command, title, ...words, ...aliases].map((phrase) => phrase.replaceAll('_', ' '));
}
