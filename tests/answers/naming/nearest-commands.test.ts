import { expect, test } from 'vitest';
import { nearestCommands } from '../../../src/answers/index.ts';

const commands = ['troops', 'attacks', 'trump', 'kadhemi', 'help', 'topics', 'privacy'];

test.each([
  ['tropps', 'troops'],
  ['/Trmp', 'trump'],
  ['kadhimi', 'kadhemi'],
  ['attack', 'attacks'],
  ['priv', 'privacy'],
  ['hlep', 'help'],
  ['helpme', 'help'],
])('%j is nearest to %j', (typed, command) => {
  expect(nearestCommands(typed, commands)[0]).toBe(command);
});

test('a command that is like none has no nearest ones', () => {
  for (const typed of ['zzz', '', '/', '💥', 'x'.repeat(9000)])
    expect(nearestCommands(typed, commands)).toEqual([]);
});

test('three at most are offered', () => {
  expect(nearestCommands('tr', ['tra', 'trb', 'trc', 'trd'])).toHaveLength(3);
});
