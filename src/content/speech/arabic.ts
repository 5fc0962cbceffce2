import type { ArticleSource } from '../article-source.ts';
import type { Cue } from './cues.ts';
import type { DraftSentence } from './draft.ts';

const verbs = [
  ...['قال', 'قالت', 'يقول', 'تقول', 'أكد', 'أكدت', 'يؤكد', 'تؤكد', 'أضاف', 'أضافت', 'صرح', 'صرّح', 'صرحت'],
  ...[
    'أعلن',
    'أعلنت',
    'أوضح',
    'أوضحت',
    'نفى',
    'نفت',
    'ذكر',
    'ذكرت',
    'شدد',
    'شددت',
    'حذر',
    'حذرت',
    'تابع',
    'تابعت',
  ],
].join('|');

/**
 * Who speaks in an Arabic sentence: a verb of saying, then a person of the front matter, with nothing between but a
 * role that the front matter gives. `قال مستشار ترامب` names another man than Trump, so any other word stands in the way.
 */
export function arabicCues(
  sentence: DraftSentence,
  text: string,
  people: NonNullable<ArticleSource['people']>,
): readonly Cue[] {
  const told = withoutQuotes(sentence, text);
  return people.flatMap(({ name, roles = [], aliases = [] }): Cue[] => {
    const role = roles.length > 0 ? `(?:(?:${anyOf(roles)})\\s+)?` : '';
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{M}])[وف]?(?:${verbs})\\s+${role}(?:${anyOf([name, ...aliases])})(?![\\p{L}\\p{M}])(?!\\s+و\\p{L})`,
      'u',
    );
    return pattern.test(told) ? [{ subject: { kind: 'name', name, definite: false }, verb: '', at: 0 }] : [];
  });
}

function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|');
}

function withoutQuotes({ words, start, end }: DraftSentence, text: string): string {
  const quotes = words.filter(({ kind }) => kind === 'quote');
  const starts = [start, ...quotes.map((quote) => quote.end)];
  const ends = [...quotes.map((quote) => quote.start), end];
  return starts.map((from, index) => text.slice(from, ends[index])).join(' … ');
}
