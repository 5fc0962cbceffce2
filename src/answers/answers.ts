import type { Article, Excerpt, Library } from '../content/index.ts';
import { excerptOf, paragraphsOf } from '../content/index.ts';
import type { Answers } from './answer.ts';
import { fold } from './language/fold.ts';
import { languageOf } from './language/language.ts';
import { wordsOf } from './language/words.ts';

type Indexed = {
  readonly article: Article;
  readonly paragraph: string;
  readonly sentence: number;
  readonly stems: ReadonlyMap<string, number>;
  readonly length: number;
  readonly context: ReadonlySet<string>;
};

const THRESHOLD = 0.45;

/** The answers of one library. Costs one pass over its text. */
export function createAnswers(library: Library): Answers {
  const sentences = library.articles.flatMap(indexArticle);
  const bySlug = Map.groupBy(sentences, ({ article }) => article.slug);

  return {
    ask(question, { article, limit = 3 } = {}) {
      const pool = article === undefined ? sentences : (bySlug.get(article) ?? []);
      const tag =
        (article === undefined ? undefined : library.article(article)?.language) ??
        library.publication.language;
      const ranked = rank([...contentStems(question, tag)], pool);
      const excerpts = ranked.ranked
        .slice(0, limit * 2)
        .map(({ item }): Excerpt => excerptOf(item.article, item.paragraph, item.sentence));
      const answered = ranked.confidence >= THRESHOLD;
      return {
        answered,
        confidence: ranked.confidence,
        excerpts: answered ? excerpts.slice(0, limit) : [],
        near: answered ? excerpts.slice(limit) : excerpts.slice(0, limit),
      };
    },
  };
}

function indexArticle(article: Article): Indexed[] {
  const headline = contentStems(article.headline, article.language);
  const headings = new Map(
    article.sections.flatMap((section) =>
      section.paragraphs.map((paragraph) => [paragraph.address, section.heading ?? ''] as const),
    ),
  );
  return paragraphsOf(article).flatMap((paragraph) => {
    const context = new Set([
      ...headline,
      ...contentStems(headings.get(paragraph.address) ?? '', article.language),
      ...contentStems(paragraph.text, article.language),
    ]);
    return paragraph.sentences.map(({ start, end }, sentence) => {
      const stems = new Map<string, number>();
      for (const stem of contentStems(paragraph.text.slice(start, end), article.language)) {
        stems.set(stem, (stems.get(stem) ?? 0) + 1);
      }
      const length = [...stems.values()].reduce((sum, count) => sum + count, 0);
      return { article, paragraph: paragraph.address, sentence, stems, length, context };
    });
  });
}

function contentStems(text: string, tag: string): string[] {
  const language = languageOf(tag);
  return wordsOf(text.slice(0, 20_000))
    .map(fold)
    .filter((word) => word && !language.isStopWord(word))
    .map(language.stem);
}

function rank(query: readonly string[], pool: readonly Indexed[]) {
  const terms = [...new Set(query)];
  const average = pool.reduce((sum, { length }) => sum + length, 0) / Math.max(pool.length, 1);
  const idf = terms.map((term) => {
    const holders = pool.filter(({ stems }) => stems.has(term)).length;
    return Math.log(1 + (pool.length - holders + 0.5) / (holders + 0.5));
  });
  const total = idf.reduce((sum, weight) => sum + weight, 0);
  const ranked = pool
    .map((item) => {
      let score = 0;
      let covered = 0;
      terms.forEach((term, at) => {
        const weight = idf[at] ?? 0;
        const count = item.stems.get(term) ?? 0;
        score += (weight * count * 2.2) / (count + 1.2 * (0.6 + (0.4 * item.length) / average));
        if (count > 0) covered += weight;
        else if (item.context.has(term)) {
          score += 0.3 * weight;
          covered += 0.4 * weight;
        }
      });
      return { item, score, covered: total > 0 ? covered / total : 0 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return { ranked, confidence: Math.min(1, ranked[0]?.covered ?? 0) };
}
