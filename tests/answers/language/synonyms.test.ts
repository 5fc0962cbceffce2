import { expect, test } from 'vitest';
import { synonyms } from '../../../src/answers/language/synonyms.ts';

test('every line of the synonyms is a group of several phrases in small letters, none of them twice', () => {
  const wrong = synonyms.filter(
    (group) =>
      group.length < 2 ||
      new Set(group).size < group.length ||
      group.some((phrase) => !/^[a-z'-]+(?: [a-z'-]+)*$/.test(phrase)),
  );
  expect(wrong).toEqual([]);
});

test('no group is part of another, which says the same already', () => {
  const sets = synonyms.map((group) => new Set(group));
  const within = synonyms.filter((group, at) =>
    sets.some(
      (other, number) =>
        number !== at && other.size >= group.length && group.every((phrase) => other.has(phrase)),
    ),
  );
  expect(within).toEqual([]);
});
