import type { Excerpt, Library } from '../src/content/index.ts';
import { buildArticle, createLibrary, paragraphAt, paragraphsOf } from '../src/content/index.ts';

/** An article of a measuring set, as the scorer sends it. */
export type MeasuredArticle = {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly paras: readonly { readonly text: string; readonly heading?: string }[];
};

/** A library made the way a newsroom's is, with the way back to the set's numbers of paragraphs. */
export type MeasuredLibrary = {
  readonly library: Library;
  /** Which of the set's paragraphs has an address. */
  numberOf(article: string, address: string): number;
  /** An excerpt in the set's own characters: loading joins the lines of a paragraph. */
  textOf(excerpt: Excerpt): string;
};

export function measuredLibrary(articles: readonly MeasuredArticle[]): MeasuredLibrary {
  const publication = { name: 'Measured', language: articles[0]?.lang ?? 'en', timeZone: 'UTC', follow: {} };
  const published = Temporal.ZonedDateTime.from('2026-01-01T00:00[UTC]');
  const numbers = new Map<string, Map<string, number>>();
  const built = articles.map(({ id, title, lang, paras }) => {
    const article = buildArticle(
      { slug: id, language: lang, headline: title, published, body: sectionsOf(paras) },
      publication,
    );
    const kept = paras.flatMap(({ text }, number) => (text.trim() === '' ? [] : [number]));
    numbers.set(id, new Map(paragraphsOf(article).map(({ address }, at) => [address, kept[at] ?? 0])));
    return article;
  });
  const library = createLibrary({ publication, articles: built, publicUrl: 'http://localhost' });
  const sources = new Map(articles.map((article) => [article.id, article]));
  const numberOf = (article: string, address: string) => numbers.get(article)?.get(address) ?? 0;
  return {
    library,
    numberOf,
    textOf(excerpt) {
      const { text, article } = library.quote(excerpt);
      const source =
        sources.get(excerpt.article)?.paras[numberOf(excerpt.article, excerpt.paragraph)]?.text ?? '';
      const before = paragraphAt(article, excerpt.paragraph)?.text.slice(0, excerpt.start) ?? '';
      return source.includes(text) ? text : sameCharacters(source, lettersIn(before), lettersIn(text), text);
    },
  };
}

/**
 * The stretch of `source` that loading made `text`, found by counting what loading keeps: `skip` characters stand
 * before it and `count` in it. Gives `text` where the two are not the same.
 */
function sameCharacters(source: string, skip: number, count: number, text: string): string {
  let seen = 0;
  let start = -1;
  let end = -1;
  for (const { 0: letter, index } of source.matchAll(/\P{M}\p{M}*/gu)) {
    const kept = lettersIn(letter);
    if (kept > 0 && seen >= skip && start < 0) start = index;
    seen += kept;
    if (kept > 0 && seen <= skip + count) end = index + letter.length;
  }
  const stretch = source.slice(start, end);
  return essence(stretch) === essence(text) ? stretch : text;
}

/** What loading neither joins, moves nor drops. */
function essence(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e]|\u030a|\u0333|\u033f/gu, '');
}

function lettersIn(text: string): number {
  return essence(text).length;
}

function sectionsOf(paras: MeasuredArticle['paras']) {
  const sections: { heading?: string; paragraphs: string[] }[] = [];
  for (const { text, heading } of paras) {
    const last = sections.at(-1);
    if (last && last.heading === heading) last.paragraphs.push(text);
    else sections.push({ ...(heading !== undefined && { heading }), paragraphs: [text] });
  }
  return sections;
}
