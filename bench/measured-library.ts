import type { Library } from '../src/content/index.ts';
import { buildArticle, createLibrary, paragraphsOf } from '../src/content/index.ts';

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
  return {
    library: createLibrary({ publication, articles: built, publicUrl: 'http://localhost' }),
    numberOf: (article, address) => numbers.get(article)?.get(address) ?? 0,
  };
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
