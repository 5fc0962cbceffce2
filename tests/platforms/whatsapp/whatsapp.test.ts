import { expect } from 'vitest';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';
import { openBot } from './bot.ts';

platformContract('whatsapp', async (): Promise<Harness> => {
  const server = await createCloudApiServer();
  server.statuses = 'none';
  const { whatsapp, lines, close } = await openBot(server);
  const reader = server.person({ kind: 'username' });
  return {
    platform: whatsapp,
    says: async (text) => void reader.says(text),
    presses: async (label) => void reader.presses(label),
    async seen(messages) {
      return (await reader.sees(messages)).map(({ text }) => text).join('\n');
    },
    async close() {
      await close();
      await server.close();
      server.assertNoViolations();
      for (const secret of [server.token, server.secret, reader.state.bsuid])
        expect(lines.join('')).not.toContain(secret);
    },
  };
});
