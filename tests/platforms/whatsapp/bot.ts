import { fastify } from 'fastify';
import { Registry } from 'prom-client';
import type { Clock } from '../../../src/clock.ts';
import type { CommandInfo } from '../../../src/conversation/index.ts';
import { createLog } from '../../../src/log.ts';
import type { WhatsAppOptions, WhatsAppPlatform } from '../../../src/platforms/whatsapp/index.ts';
import { createWhatsApp, WEBHOOK_PATH } from '../../../src/platforms/whatsapp/index.ts';
import type { CloudApiServer } from '../../fakes/whatsapp/index.ts';

export const COMMANDS: readonly CommandInfo[] = [{ command: 'help', description: 'See what I can do' }];

export const NOW = '2026-01-05T09:00:00Z';

export type Bot = {
  readonly whatsapp: WhatsAppPlatform;
  /** The log, line by line. No secret was named to it. */
  readonly lines: readonly string[];
  /** A figure of the metrics, by its line: `pullquote_…{how="forged"}`. */
  figure(name: string): Promise<number>;
  close(): Promise<void>;
};

/** The platform behind an HTTP server of its own, with a clock whose waits pass at once. */
export async function openBot(server: CloudApiServer, options: Partial<WhatsAppOptions> = {}): Promise<Bot> {
  const lines: string[] = [];
  const clock: Clock = {
    now: () => Temporal.Instant.from(NOW),
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const registry = new Registry();
  const whatsapp = createWhatsApp({
    token: server.token,
    number: server.settings.WHATSAPP_PHONE_NUMBER_ID ?? '',
    account: server.settings.WHATSAPP_BUSINESS_ACCOUNT_ID,
    appSecrets: [server.secret],
    verifyToken: server.settings.WHATSAPP_VERIFY_TOKEN ?? '',
    apiRoot: server.url,
    registry,
    clock,
    log: createLog({ level: 'debug', secrets: [], destination: { write: (line) => lines.push(line) } }),
    commands: () => COMMANDS,
    deadline: 5_000,
    ...options,
  });
  const http = fastify();
  http.register(whatsapp.routes);
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  server.webhook.callback = `${url}${WEBHOOK_PATH}`;
  return {
    whatsapp,
    lines,
    async figure(name) {
      const line = (await registry.metrics()).split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.split(' ').at(-1) ?? 0);
    },
    async close() {
      await whatsapp.stop();
      await http.close();
    },
  };
}
