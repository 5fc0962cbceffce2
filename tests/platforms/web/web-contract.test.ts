import rateLimit from '@fastify/rate-limit';
import { fastifySSE } from '@fastify/sse';
import { fastify } from 'fastify';
import { systemClock } from '../../../src/clock.ts';
import type { WebEvent } from '../../../src/platforms/web/index.ts';
import { createWeb } from '../../../src/platforms/web/index.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';

/** A page: posts what the reader says, and reads the events that come back. */
platformContract('web', async (): Promise<Harness> => {
  const web = createWeb({ commands: () => [], clock: systemClock });
  const server = fastify();
  await server.register(rateLimit, { global: false });
  await server.register(fastifySSE);
  await server.register(web.routes);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });

  const events: WebEvent[] = [];
  let arrived = Promise.withResolvers<void>();
  let cookie = '';
  let reading: Promise<void> = Promise.resolve();
  let sent = 0;

  async function read(): Promise<void> {
    const stream = await fetch(`${url}/chat/events`, { headers: { accept: 'text/event-stream', cookie } });
    let text = '';
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (!data?.startsWith('{"id"')) continue;
        events.push(JSON.parse(data));
        arrived.resolve();
        arrived = Promise.withResolvers();
      }
    }
  }

  async function post(body: object): Promise<void> {
    const response = await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: `message-${++sent}`, ...body }),
    });
    if (response.status !== 202) throw new Error(`The chat answered ${response.status}.`);
    if (cookie) return;
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    reading = read();
  }

  return {
    platform: web,
    says: (text) => post({ text }),
    async presses(label) {
      const choice = events.flatMap(({ message }) => message.choices).find((each) => each.label === label);
      await post({ action: choice?.action });
    },
    async seen(messages) {
      while (events.length < messages) await arrived.promise;
      return events.flatMap(({ message }) => strings(message)).join('\n');
    },
    async close() {
      await web.stop();
      await server.close();
      await reading.catch(() => undefined);
    },
  };
});

/** Every text in a message, wherever it stands. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
