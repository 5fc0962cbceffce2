import type { Cast, Member } from './cast.ts';
import type { DraftParagraph } from './draft.ts';
import { namingsOutsideQuotes } from './draft.ts';
import { mayBePerson } from './names.ts';

/** Who speaks in a labelled paragraph of an interview. */
export type Turn =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'named'; readonly name: string }
  /** The one who asks. */
  | { readonly kind: 'question' }
  | { readonly kind: 'doubt'; readonly doubt: string };

type Labelled = { readonly label: string; readonly index: number };

/**
 * Reads the labels of an interview (`Q:`, `A:`, `Carter:`, `AC:`), by paragraph. An article with a single label is no
 * interview: `Note: …` names nobody.
 */
export function turnsOf(paragraphs: readonly DraftParagraph[], cast: Cast): ReadonlyMap<number, Turn> {
  const labels = paragraphs.flatMap(({ text }, index): Labelled[] => {
    const label =
      /^(?<label>[QA]|(?:\p{Lu}[\p{L}\p{M}.’'-]*)(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,3})\s?:\s?(?=\S)/u.exec(text)
        ?.groups?.label;
    return label ? [{ label, index }] : [];
  });
  const counts = new Map<string, number>();
  for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const asks = counts.has('Q') && counts.has('A');
  const turns = new Map<number, Turn>();
  for (const { label, index } of labels) {
    const turn =
      asks && /^[QA]$/.test(label)
        ? questionOrAnswer(label, paragraphs, cast)
        : turnOf(label, counts.get(label) ?? 0, cast);
    if (turn) turns.set(index, turn);
  }
  return turns;
}

function turnOf(label: string, count: number, cast: Cast): Turn | undefined {
  if (count < 2) return undefined;
  const members = cast.named(label);
  const [member] = members;
  if (members.length > 1)
    return { kind: 'doubt', doubt: `“${label}” may be ${members.map(({ name }) => name).join(' or ')}` };
  if (member) return { kind: 'member', member };
  if (!/^\p{Lu}{2,3}$/u.test(label)) return { kind: 'named', name: label };
  const sameInitials = cast.people.filter(({ name }) => initials(name) === label);
  const [only] = sameInitials;
  const known = only && sameInitials.length === 1 ? cast.named(only.name)[0] : undefined;
  return known
    ? { kind: 'member', member: known }
    : { kind: 'doubt', doubt: `the article does not say who “${label}” is` };
}

function questionOrAnswer(label: string, paragraphs: readonly DraftParagraph[], cast: Cast): Turn {
  if (label === 'Q') return { kind: 'question' };
  const introductions = paragraphs.filter(
    ({ text }) =>
      /\b(?:interview|interviewed|spoke (?:to|with)|talked (?:to|with)|sat down with|asked)\b/.test(text) &&
      !/^[QA]\s?:/.test(text),
  );
  const people = new Set(
    introductions.flatMap(({ sentences }) =>
      cast.peopleAmong(sentences.flatMap((sentence) => namingsOutsideQuotes(sentence))),
    ),
  );
  const [member] = people;
  if (member && people.size === 1 && (member.isPerson || mayBePerson(member.name)))
    return { kind: 'member', member };
  return { kind: 'doubt', doubt: 'the article does not say who answers' };
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((part) => part[0])
    .join('');
}
