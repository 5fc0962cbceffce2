import type { ArticleSource } from '../article-source.ts';
import type { Cue } from './cues.ts';

const verbs =
  '(?:قال|قالت|يقول|تقول|أكد|أكدت|يؤكد|تؤكد|أضاف|أضافت|صرح|صرحت|صرّح|أعلن|أعلنت|أوضح|أوضحت|نفى|نفت|ذكر|ذكرت|شدد|شددت|حذر|حذرت|تابع|تابعت)';

/**
 * Who speaks in an Arabic sentence: a verb of saying, then a person of the front matter, with nothing between but a
 * role that the front matter gives. `قال مستشار ترامب` names another man than Trump, so a word that is unknown ends the search.
 */
export function arabicCues(sentence: string, people: NonNullable<ArticleSource['people']>): readonly Cue[] {
  return people.flatMap(({ name, roles = [], aliases = [] }) => {
    const role = roles.length > 0 ? `(?:${roles.map(RegExp.escape).join('|')})\\s+` : '(?!)';
    const names = [name, ...aliases]
      .sort((a, b) => b.length - a.length)
      .map(RegExp.escape)
      .join('|');
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{M}])[وف]?${verbs}\\s+(?:${role})?(?:${names})(?![\\p{L}\\p{M}])(?!\\s+و\\p{L})`,
      'u',
    );
    if (!pattern.test(sentence)) return [];
    return [{ subject: { kind: 'name', name, definite: false }, verb: '', at: 0 }] as const;
  });
}
