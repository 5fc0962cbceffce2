import { describe, expect, test } from 'vitest';
import { doubtsIn, speakersIn } from './attribute.ts';

describe('who is introduced by what he is, speaks by name', () => {
  test.each([
    ['Her lawyer, Martin Cole, said that he would appeal.', 'Martin Cole (lawyer)'],
    [
      'Poland’s labour minister, Marek Wolny, said that he had learned of it.',
      'Marek Wolny (labour minister)',
    ],
    ['His lawyer, Martin Cole, called it excessive and said that he would appeal.', 'Martin Cole (lawyer)'],
    [
      '"Good," said the lead author, Ann Lind, an epidemiologist in Bergen.',
      'Ann Lind (epidemiologist in Bergen)',
    ],
    [
      '"We grew too fast," chief executive Aino Sal wrote in an email to staff.',
      'Aino Sal (chief executive)',
    ],
    ['"It was dark," said Nadia Ferhat, a law student who was there.', 'Nadia Ferhat (law student)'],
    ['"No comment," said a former team-mate, who did not want to be named.', 'A former team-mate'],
  ])('%s', (text, speaker) => expect(speakersIn([text])).toEqual([speaker]));

  test('a pause behind a role that no name follows is only a pause', () => {
    expect(speakersIn(['"Good," said the spokesman for Oxfam, London said it was late.'])).not.toContain(
      'London',
    );
    expect(speakersIn(['"Fine," said a spokesman, Monday being a holiday.'])).toEqual(['A spokesman']);
  });
});

describe('who was introduced in the sentence before is meant', () => {
  const quoted = '"My father worked here," he said.';
  test.each([
    ['by an age behind the name', 'Pekka Laine, 44, learned of it on a bus.', 'Pekka Laine'],
    [
      'by a role with a capital',
      'Museum director Anton Reiter was close to tears.',
      'Anton Reiter (Museum director)',
    ],
    [
      'by a calling',
      'It troubles Jean Okafor, a geriatrician in Lyon.',
      'Jean Okafor (geriatrician in Lyon)',
    ],
    ['by the title of a councillor', 'It was decided by Cllr Donnie Mac.', 'Donnie Mac (Cllr)'],
  ])('%s', (_, before, speaker) => expect(speakersIn([`${before} ${quoted}`])).toEqual(['–', speaker]));

  test('and by his age, whether a he or a she', () => {
    const walter = 'Walter Grimes, a driver for 38 years, had to sell his house.';
    expect(speakersIn([`${walter} "Nine years is nothing," the 77-year-old said outside.`])).toEqual([
      '–',
      'Walter Grimes (driver for 38 years)',
    ]);
  });

  test('but not where two may be of that age', () => {
    const two = 'Walter Grimes, a driver, met Lena Ortiz, a teacher.';
    expect(speakersIn([`${two} "It is nothing," the 77-year-old said.`])).toEqual(['–', '–']);
    expect(doubtsIn([`${two} "It is nothing," the 77-year-old said.`])).toEqual([
      'p1.1: it is not certain who is of that age',
    ]);
  });

  test('nor where somebody is named of whom nothing is known', () => {
    expect(speakersIn([`Spears met Anton Reiter, a director. ${quoted}`])).toEqual(['–', '–']);
  });
});
