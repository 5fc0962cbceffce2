import type { Handler } from '../src/conversation/index.ts';
import { words } from '../src/conversation/index.ts';

export const privacy: Handler = {
  command: 'privacy',
  description: 'Read what I keep about you',
  answer: () => ({ parts: words.privacy.map((text) => ({ kind: 'words', text })), choices: [] }),
};
