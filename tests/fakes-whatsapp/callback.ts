import { once } from 'node:events';
import { createServer } from 'node:http';
import type { CloudApiServer } from '../fakes/whatsapp/index.ts';

export type SeenStatus = {
  readonly id: string;
  readonly status: string;
  readonly biz_opaque_callback_data?: string;
  readonly pricing?: object;
  readonly errors?: readonly { readonly code: number }[];
};

/** A webhook of the plainest kind, that keeps what it gets. */
export type Callback = {
  readonly bodies: readonly {
    readonly text: string;
    readonly signature: string | undefined;
    readonly at: number;
  }[];
  statuses(): SeenStatus[];
  /** What is answered from now on. */
  answer: number;
  close(): Promise<void>;
};

export async function openCallback(server: CloudApiServer): Promise<Callback> {
  const bodies: { text: string; signature: string | undefined; at: number }[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    bodies.push({ text, signature: String(request.headers['x-hub-signature-256']), at: Date.now() });
    response.statusCode = callback.answer;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  server.webhook.callback = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const callback: Callback = {
    bodies,
    answer: 200,
    statuses: () =>
      bodies.flatMap(({ text }) =>
        (
          JSON.parse(text).entry as readonly {
            readonly changes: readonly { readonly value: { readonly statuses?: SeenStatus[] } }[];
          }[]
        ).flatMap(({ changes }) => changes.flatMap(({ value }) => value.statuses ?? [])),
      ),
    async close() {
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
  return callback;
}
