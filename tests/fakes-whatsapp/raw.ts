import type { CloudApiServer, FakePerson } from '../fakes/whatsapp/index.ts';

/** What the server answered to a request that a client of ours would never make. */
export type Answered = {
  readonly status: number;
  readonly code: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Posts anything as it is. */
export async function raw(
  server: CloudApiServer,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${server.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const read = (await response.json()) as { readonly error?: { readonly code: number } };
  return { status: response.status, code: read.error?.code, body: read };
}

/** `POST /messages` with this beside what every message has. */
export function send(server: CloudApiServer, to: FakePerson, message: object): Promise<Answered> {
  return raw(server, `/v26.0/${server.settings.WHATSAPP_PHONE_NUMBER_ID}/messages`, {
    messaging_product: 'whatsapp',
    recipient: to.state.bsuid,
    ...message,
  });
}

export const text = (body: string) => ({ type: 'text', text: { body } });
