import { fold } from '../language/fold.ts';
import { editDistance, skeleton } from './spelling.ts';

/** The commands that somebody who typed `typed` may have meant, best first, three at most; none where nothing is like it. */
export function nearestCommands(typed: string, commands: readonly string[]): string[] {
  const word = fold(typed.replace(/^\/+/, '').slice(0, 64));
  if (word === '') return [];
  return commands
    .map((command) => ({ command, distance: distanceTo(command, word) }))
    .filter(({ distance }) => distance < 1)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ command }) => command);
}

/** 0 for the same, below 1 for what may be shown as meant. */
function distanceTo(command: string, word: string): number {
  if (command === word) return 0;
  if (word.length >= 2 && (command.startsWith(word) || (command.length >= 3 && word.startsWith(command))))
    return 0.3;
  const most = Math.floor(Math.max(command.length, word.length) / 3);
  const apart = editDistance(command, word, most);
  if (apart <= most) return 0.2 + (0.7 * apart) / Math.max(command.length, word.length);
  return skeleton(word) !== '' && skeleton(word) === skeleton(command) ? 0.6 : 1;
}
