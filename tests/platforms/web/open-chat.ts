import type { Incoming } from '../../../src/conversation/index.ts';
import type { WebEvent, WebOptions } from '../../../src/platforms/web/index.ts';
import { createWeb } from '../../../src/platforms/web/index.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { openServer, sampleLibrary } from '../../server/sample.ts';

/** The chat on a real server, with whatever it accepted in `came`. */
export function openChat(options: Partial<WebOptions> = {}) {
  const library = sampleLibrary();
  const came: Incoming[] = [];
  const web = createWeb({
    commands: () => [
      { command: 'troops', description: 'US troops' },
      { command: 'help', description: 'See what I can do' },
    ],
    clock: createFakeClock('2026-01-05T09:00:00Z'),
    ...options,
  });
  const { server, logged } = openServer(library, { chat: web.panel });
  server.register(web.routes);
  const accept = async (incoming: Incoming) => {
    came.push(incoming);
  };
  return { web, server, came, logged, accept, library };
}

/** The events of a stream as they come. Returning from the loop goes away, as a page does that is closed. */
export async function* eventsOf(
  url: string,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<WebEvent, undefined> {
  const gone = new AbortController();
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  let text = '';
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const [, id] = /^id: (.*)$/m.exec(message) ?? [];
        const [, data] = /^data: (.*)$/m.exec(message) ?? [];
        if (!data) continue;
        const event: WebEvent = JSON.parse(data);
        if (event.id !== id) throw new Error(`The event ${id} calls itself ${event.id}.`);
        yield event;
      }
    }
  } finally {
    gone.abort();
  }
}
