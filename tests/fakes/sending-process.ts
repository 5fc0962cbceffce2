/**
 * A process of its own that sends what is owed on one PostgreSQL, and tells its parent of each message that its
 * platform got: node tests/fakes/sending-process.ts DATABASE_URL KEY
 */
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import type { Platform } from '../../src/delivery/index.ts';
import { createDelivery } from '../../src/delivery/index.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/index.ts';
import { makeArticle, makeLibrary } from '../answers/make-article.ts';

const [databaseUrl = '', key = ''] = process.argv.slice(2);
const log = createLog({ level: 'warn', secrets: [] });
const store = await openStore({ dataDir: '/nonexistent', databaseUrl, key, clock: systemClock, log });

const platform: Platform<string> = {
  name: 'recorder',
  capabilities: { longestText: 4_096, choices: 0, marks: false },
  render: (reply) => reply.parts.flatMap((part) => (part.kind === 'words' ? [part.text] : [])),
  quoted: () => [],
  async send(address) {
    process.send?.(address);
    await wait(1);
    return {};
  },
  start: async () => undefined,
  stop: async () => undefined,
};

const library = makeLibrary([makeArticle('empty', 'Empty', [])]);
await createDelivery({
  platforms: [platform],
  respond: () => undefined,
  library: () => library,
  store,
  clock: systemClock,
  log,
}).start();
process.send?.('ready');
