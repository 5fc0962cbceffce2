import type { Library } from '../content/index.ts';
import type { Offering } from './offering.ts';
import { quote } from './quoting.ts';
import type { Part, Reply } from './reply.ts';
import { wordsIn } from './words.ts';

/** One excerpt or an honest no, without choices: a guest can neither be asked for more nor say a second thing. */
export function guestReply({ found, offers }: Offering, library: Library, language: string): Reply {
  const words = wordsIn(language);
  const best = quote(offers.slice(0, 1).map(({ excerpt }) => excerpt));
  switch (found) {
    case 'answers':
      return { parts: best, choices: [], outcome: 'answered', language };
    case 'nearest':
      return {
        parts: [
          say(words('answer.noneAnywhere')),
          ...(best.length > 0 ? [say(words('answer.nearestAnywhere')), ...best] : []),
        ],
        choices: [],
        outcome: 'unanswered',
        language,
      };
    case 'topics':
      return {
        parts: [say(words('greeting.welcome', { publication: library.publication.name }))],
        choices: [],
        language,
      };
  }
}

function say(text: string): Part {
  return { kind: 'words', text };
}
