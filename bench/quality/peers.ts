import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { fold } from '../../src/answers/language/fold.ts';
import { languageOf } from '../../src/answers/language/language.ts';
import { wordsOf } from '../../src/answers/language/words.ts';
import type { Found, Indexed } from './set-tasks.ts';
import { sentencesIn } from './set-tasks.ts';

/** Finds sentences, in one article or in all. */
export type Seeker = (question: string, article: string | undefined) => Found;

type Index = (question: string) => Found;

/** MiniSearch with all it can do: stems, stop words, typing errors, beginnings, and the paragraph, heading and headline as fields. */
export function miniSearch(bench: Indexed): Seeker {
  return indexed((slug) => {
    const language = bench.shelf.vocabulary.language;
    const documents = sentencesIn(bench, slug);
    const index = new MiniSearch({
      fields: ['text', 'paragraph', 'heading', 'headline'],
      tokenize: wordsOf,
      processTerm: (word) => {
        const folded = fold(word);
        return language.isStopWord(folded) ? null : language.stem(folded);
      },
      searchOptions: {
        fuzzy: 0.2,
        prefix: true,
        boost: { text: 1, paragraph: 0.3, heading: 0.2, headline: 0.1 },
      },
    });
    index.addAll(documents.map((document, id) => ({ id, ...document })));
    return (question) => {
      const hits = index.search(question).slice(0, 3);
      return {
        places: hits.flatMap(({ id }) => documents[id]?.place ?? []),
        confidence: hits[0]?.score ?? 0,
      };
    };
  });
}

/** SQLite's full-text search with the Porter stemmer, and the same fields. */
export function fullTextSearch(bench: Indexed): Seeker {
  return indexed((slug) => {
    const documents = sentencesIn(bench, slug);
    const database = new DatabaseSync(':memory:');
    database.exec(
      "CREATE VIRTUAL TABLE sentences USING fts5(text, paragraph, heading, headline, tokenize = 'porter unicode61')",
    );
    const insert = database.prepare(
      'INSERT INTO sentences (rowid, text, paragraph, heading, headline) VALUES (?, ?, ?, ?, ?)',
    );
    database.exec('BEGIN');
    documents.forEach(({ text, paragraph, heading, headline }, at) => {
      insert.run(at + 1, text, paragraph, heading, headline);
    });
    database.exec('COMMIT');
    const search = database.prepare(
      'SELECT rowid, bm25(sentences, 1, 0.3, 0.2, 0.1) AS score FROM sentences WHERE sentences MATCH ? ORDER BY score LIMIT 3',
    );
    const english = languageOf('en');
    return (question) => {
      const words = wordsOf(question).filter((word) => !english.isStopWord(fold(word)));
      if (words.length === 0) return { places: [], confidence: 0 };
      const rows = search.all(words.map((word) => `"${word}"`).join(' OR '));
      return {
        places: rows.flatMap(({ rowid }) => documents[Number(rowid) - 1]?.place ?? []),
        confidence: -Number(rows[0]?.score ?? 0),
      };
    };
  });
}

/** One index for each article that is asked, and one for all. */
function indexed(create: (slug: string | undefined) => Index): Seeker {
  const known = new Map<string | undefined, Index>();
  return (question, article) => {
    const index = known.get(article) ?? create(article);
    known.set(article, index);
    return index(question);
  };
}
