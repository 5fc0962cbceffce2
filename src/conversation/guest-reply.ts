import type { Library } from '../content/index.ts';
import type { Offering } from './offering.ts';
import { quote } from './quoting.ts';
import type { Part, Reply } from './reply.ts';
import { words } from './words.ts';

/** One excerpt or an honest no, without choices: a guest can neither be asked for more nor say a second thing. */
export function guestReply({ found, offers }: Offering, library: Library): Reply {
  const best = quote(offers.slice(0, 1).map(({ excerpt }) => excerpt));
  switch (found) {
    case 'answers':
      return { parts: best, choices: [], outcome: 'answered' };
    case 'nearest':
      return {
        parts: [
          say(words.notAnsweredAnywhere),
          ...(best.length > 0 ? [say(words.nearestAnywhere), ...best] : []),
        ],
        choices: [],
        outcome: 'unanswered',
      };
    case 'topics':
      return { parts: [say(words.welcome(library.publication.name))], choices: [] };
  }
}

function say(text: string): Part {
  return { kind: 'words', text };
}
