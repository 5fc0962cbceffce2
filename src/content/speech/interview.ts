import { wordSet } from '../word-set.ts';
import type { Cast, Member } from './cast.ts';
import type { DraftParagraph } from './draft.ts';
import { namingsOutsideQuotes } from './draft.ts';

/** Who speaks in a labelled paragraph of an interview. */
export type Turn =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'named'; readonly name: string }
  /** The one who asks. */
  | { readonly kind: 'question' }
  | { readonly kind: 'doubt'; readonly doubt: string };

const label = /^(?<label>\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,3})\s?:\s?(?=\S)/u;

/** Words before a colon that name no speaker. */
const captions = wordSet(`
  Caption Correction Date Editor Listen Note Photo Photograph Picture Price Related Source Sources Tickets Time Update Updated
  Venue Video Watch What When Where Who Why How`);

/**
 * Reads the labels of an interview (`Q:`, `A:`, `Carter:`, `AC:`), by paragraph. A label that stands once is none:
 * `Note: …` names nobody.
 */
export function turnsOf(paragraphs: readonly DraftParagraph[], cast: Cast): ReadonlyMap<number, Turn> {
  const labels = paragraphs.map(({ text }) => label.exec(text)?.groups?.label);
  const turns = new Map<number, Turn>();
  const isQuestionAndAnswer = labels.includes('Q') && labels.includes('A');
  const answer = isQuestionAndAnswer ? answerTurn(paragraphs, cast) : undefined;
  for (const [index, said] of labels.entries()) {
    if (said === undefined || captions.has(said)) continue;
    if (said === 'Q' && answer) turns.set(index, { kind: 'question' });
    else if (said === 'A' && answer) turns.set(index, answer);
    else if (labels.indexOf(said) !== labels.lastIndexOf(said)) turns.set(index, labelledTurn(said, cast));
  }
  return turns;
}

function labelledTurn(said: string, cast: Cast): Turn {
  const members = cast.named(said);
  const [member] = members;
  if (members.length > 1) {
    return { kind: 'doubt', doubt: `“${said}” may be ${members.map(({ name }) => name).join(' or ')}` };
  }
  if (member) return { kind: 'member', member };
  if (!/^\p{Lu}{2,3}$/u.test(said)) return { kind: 'named', name: said };
  const [only, ...others] = cast.people.filter(({ name }) => initialsOf(name) === said);
  const known = only && others.length === 0 ? cast.named(only.name)[0] : undefined;
  return known
    ? { kind: 'member', member: known }
    : { kind: 'doubt', doubt: `the article does not say who “${said}” is` };
}

const introduces = /\b(?:interview|interviewed|spoke (?:to|with)|talked (?:to|with)|sat down with|asked)\b/;

/** The one person whom the text around the interview says was asked. */
function answerTurn(paragraphs: readonly DraftParagraph[], cast: Cast): Turn {
  const namings = paragraphs
    .filter(({ text }) => introduces.test(text) && !/^[QA]\s?:/.test(text))
    .flatMap(({ sentences }) => sentences.flatMap((sentence) => namingsOutsideQuotes(sentence)));
  const [member, ...others] = cast.peopleAmong(namings);
  return member && others.length === 0
    ? { kind: 'member', member }
    : { kind: 'doubt', doubt: 'the article does not say who answers' };
}

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((part) => part[0])
    .join('');
}
