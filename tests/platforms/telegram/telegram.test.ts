import { expect } from 'vitest';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';
import { openBot } from './bot.ts';

platformContract('telegram', async (): Promise<Harness> => {
  const server = await createBotApiServer();
  const { telegram, lines } = openBot(server);
  const user = server.user();
  return {
    platform: telegram,
    says: async (text) => void user.says(text),
    presses: async (label) => void user.presses(label),
    async seen(messages) {
      const shown = await user.sees(messages);
      return shown.map(({ text, links }) => [text, ...links].join('\n')).join('\n');
    },
    async close() {
      await telegram.stop();
      await server.close();
      server.assertNoViolations();
      expect(lines.join('')).not.toContain(server.token);
      expect(lines.join('')).not.toContain('otherwise than it was sent');
    },
  };
});
