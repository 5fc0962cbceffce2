import { prepositions } from './vocabulary.ts';

/** Words that change what a role is: a vice-president is no president, a former mayor is not the mayor. */
const distinguishing =
  /^(?:vice|deputy|former|ex|prime|attorney|assistant|acting|interim|under|shadow|then|late|first)$/;

/**
 * Whether `the US president` can be said of a `US President`: the same noun, every word before it in the role too, and
 * none missing that makes it another role.
 */
export function isSameRole(words: string, role: string): boolean {
  const said = partsOf(words);
  const held = partsOf(role);
  if (said.join(' ') === held.join(' ')) return true;
  const group = withoutTail(held);
  return (
    withoutTail(said).length === said.length &&
    said.at(-1) === group.at(-1) &&
    said.every((word) => group.includes(word)) &&
    group.every((word) => !distinguishing.test(word) || said.includes(word))
  );
}

function partsOf(role: string): string[] {
  return role
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .split(/[\s-]+/);
}

/** `spokesman` of `spokesman for the ministry`. */
function withoutTail(words: readonly string[]): readonly string[] {
  const preposition = words.findIndex((word) => prepositions.has(word));
  return preposition === -1 ? words : words.slice(0, preposition);
}
