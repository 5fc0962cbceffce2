import type { Reply } from './reply.ts';
import type { Words } from './words.ts';

/** What somebody gets who wants to change a group without managing it. */
export function managersOnly(words: Words): Reply {
  return { parts: [{ kind: 'words', text: words('group.managersOnly') }], choices: [], aside: 'here' };
}
