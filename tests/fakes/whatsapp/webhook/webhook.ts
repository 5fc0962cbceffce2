import type { Clock } from '../../../../src/clock.ts';
import { asciiJson, signatureOf } from './sign.ts';

/** One change of an entry: a field and its value. */
export type Change = { readonly field: string; readonly value: Readonly<Record<string, unknown>> };

export type Posted = { readonly body: string; readonly status: number; readonly attempt: number };

export type Webhook = {
  /** Sends changes from now on to this address. */
  callback: string | undefined;
  /** Posts a change and repeats it until it is answered with 200; changes of one key go one after the other. */
  send(key: string, change: Change): void;
  /** Keeps changes back while `work` runs, and posts them all at once, one entry each. */
  batch(work: () => void): void;
  /** Posts bytes with any signature, once. Gives the status. */
  post(body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** A body of changes with its right signature. */
  signed(changes: readonly Change[]): { readonly body: string; readonly signature: string };
  readonly posts: readonly Posted[];
  /** How many changes wait for their 200. */
  readonly pending: () => number;
  close(): void;
};

export type WebhookOptions = {
  readonly clock: Clock;
  readonly wabaId: string;
  secret(): string;
  /** Milliseconds before each further try; the last counts for all that follow. */
  readonly retries?: readonly number[] | undefined;
  happened(): void;
};

/** The first retry comes at once, the others less and less often; after seven days none. */
const RETRIES_MS = [0, 1_000, 4_000, 15_000, 60_000, 600_000, 3_600_000];
const KEPT_MS = 7 * 24 * 3_600_000;

export function createWebhook(options: WebhookOptions): Webhook {
  const { clock, wabaId, secret, happened, retries = RETRIES_MS } = options;
  const ending = new AbortController();
  const chains = new Map<string, Promise<void>>();
  const posts: Posted[] = [];
  let held: Change[] | undefined;
  let pending = 0;

  const webhook: Webhook = {
    callback: undefined,
    posts,
    pending: () => pending,
    send(key, change) {
      if (held) held.push(change);
      else chain(key, [change]);
    },
    batch(work) {
      const changes: Change[] = [];
      held = changes;
      work();
      held = undefined;
      chain('batch', changes);
    },
    async post(body, headers = {}) {
      if (!webhook.callback) throw new Error('The app has no callback address; give server.callback one.');
      const response = await fetch(webhook.callback, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      });
      await response.arrayBuffer();
      return response.status;
    },
    signed(changes) {
      const body = asciiJson({
        object: 'whatsapp_business_account',
        entry: changes.map((change) => ({ id: wabaId, changes: [change] })),
      });
      return { body, signature: signatureOf(body, secret()) };
    },
    close: () => ending.abort(),
  };
  return webhook;

  function chain(key: string, changes: readonly Change[]): void {
    pending += 1;
    const before = chains.get(key) ?? Promise.resolve();
    const done = before
      .then(() => persistently(changes))
      .finally(() => {
        pending -= 1;
        if (chains.get(key) === done) chains.delete(key);
        happened();
      });
    chains.set(key, done);
  }

  async function persistently(changes: readonly Change[]): Promise<void> {
    const { body, signature } = webhook.signed(changes);
    const until = clock.now().epochMilliseconds + KEPT_MS;
    for (let attempt = 1; !ending.signal.aborted && clock.now().epochMilliseconds < until; attempt += 1) {
      const status = await webhook.post(body, { 'x-hub-signature-256': signature }).catch(() => 0);
      posts.push({ body, status, attempt });
      happened();
      if (status === 200) return;
      const wait = retries[Math.min(attempt, retries.length) - 1] ?? 0;
      if (wait > 0) await clock.sleep(wait, ending.signal);
    }
  }
}
