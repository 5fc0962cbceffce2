import type { Opts, WebhookInfo } from '@grammyjs/types';
import type { CallContext } from '../methods/handlers.ts';
import { badRequest, tooManyRequests } from '../protocol/refusal.ts';
import type { FilePart } from '../schema/check.ts';
import type { Queued } from '../world/updates.ts';
import type { World } from '../world/world.ts';
import { secondsOf } from '../world/world.ts';

export type Webhook = {
  set(parameters: Opts<FilePart>['setWebhook'], call: CallContext): true;
  remove(): true;
  info(): WebhookInfo;
  /** Sends requests for this origin to that one, since tests have no certificates. */
  route(from: string, to: string): void;
  /** Gives up what is under way. */
  close(): void;
};

type Hook = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly connections: number;
  readonly ended: AbortController;
  lastError: { readonly at: number; readonly message: string } | undefined;
};

const PORTS = new Set(['', '443', '80', '88', '8443']);
const DEFAULT_CONNECTIONS = 40;
const TIMEOUT_MS = 60_000;
const LONGEST_RETRY_S = 120;
const LONGEST_RETRY_AFTER_S = 3600;
/** Methods that a bot cannot call in its answer to a webhook request. */
const NOT_IN_ANSWERS = /^(get|setwebhook$|deletewebhook$|close$|logout$)/i;

/**
 * Delivers updates by webhook: in order within a lane, lanes side by side, again at doubling intervals until a 2xx
 * answer comes (https://core.telegram.org/bots/api#setwebhook). `perform` carries out a method named in an answer.
 */
export function createWebhook(
  world: World,
  perform: (method: string, parameters: Readonly<Record<string, unknown>>) => Promise<void>,
): Webhook {
  const { updates, clock } = world;
  const routes = new Map<string, string>();
  const busy = new Set<string>();
  let hook: Hook | undefined;
  let lastSet = Number.NEGATIVE_INFINITY;
  updates.onPush(() => queueMicrotask(pump));

  return {
    set(parameters, call) {
      if (parameters.url === '') return remove();
      check(parameters, call);
      const now = clock.now().epochMilliseconds;
      if (world.rates && now - lastSet < 1000) throw tooManyRequests(1);
      lastSet = now;
      updates.interrupt('terminated by setWebhook request');
      if (parameters.drop_pending_updates) updates.drop();
      updates.allow(parameters.allowed_updates);
      hook?.ended.abort();
      busy.clear();
      hook = {
        url: parameters.url,
        secret: parameters.secret_token,
        connections: parameters.max_connections ?? DEFAULT_CONNECTIONS,
        ended: new AbortController(),
        lastError: undefined,
      };
      pump();
      return true;
    },
    remove,
    info: () => ({
      url: hook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(hook && { max_connections: hook.connections }),
      ...(hook?.lastError && {
        last_error_date: hook.lastError.at,
        last_error_message: hook.lastError.message,
      }),
      ...(updates.allowed && { allowed_updates: [...updates.allowed] as never }),
    }),
    route: (from, to) => void routes.set(new URL(from).origin, new URL(to).origin),
    close: () => void remove(),
  };

  function remove(): true {
    hook?.ended.abort();
    hook = undefined;
    busy.clear();
    return true;
  }

  function check({ url, secret_token: secret }: Opts<FilePart>['setWebhook'], call: CallContext): void {
    const refuse = (reason: string) => {
      call.violation('refused-content', reason);
      return badRequest(reason);
    };
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      throw refuse('bad webhook: An HTTPS URL must be provided for webhook');
    }
    if (!PORTS.has(new URL(url).port)) {
      throw refuse('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
    }
    if (secret !== undefined && secret.length > 256) throw refuse('secret token is too long');
    if (secret !== undefined && !/^[\w-]*$/.test(secret)) {
      throw refuse('secret token contains unallowed characters');
    }
  }

  function pump(): void {
    const current = hook;
    if (!current) return;
    for (const queued of updates.pending()) {
      if (busy.size >= current.connections) return;
      if (busy.has(queued.lane)) continue;
      busy.add(queued.lane);
      void deliver(current, queued).then(() => {
        if (hook !== current) return;
        busy.delete(queued.lane);
        pump();
      });
    }
  }

  /** Until it is taken, expires, or the webhook is replaced. */
  async function deliver(current: Hook, queued: Queued): Promise<void> {
    const ended = current.ended.signal;
    for (let attempt = 0; !ended.aborted; attempt += 1) {
      if (clock.now().epochMilliseconds >= queued.expires) return;
      const { wait, problem } = await request(current, queued);
      if (ended.aborted) return;
      if (problem === undefined) {
        updates.confirm(queued.id);
        return;
      }
      current.lastError = { at: secondsOf(world), message: problem };
      world.changes.happened();
      const doubling = attempt === 0 ? 0 : Math.min(2 ** attempt, LONGEST_RETRY_S);
      const seconds = wait ?? doubling;
      if (seconds > 0) await clock.sleep(seconds * 1000, ended);
    }
  }

  async function request(current: Hook, { update }: Queued): Promise<{ problem?: string; wait?: number }> {
    const timeout = new AbortController();
    const over = new AbortController();
    const timer = clock.sleep(TIMEOUT_MS, over.signal).then(() => {
      if (!over.signal.aborted) timeout.abort();
    });
    try {
      const response = await fetch(target(current.url), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(current.secret && { 'x-telegram-bot-api-secret-token': current.secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([timeout.signal, current.ended.signal]),
      });
      const body = await response.text();
      if (response.ok) {
        await answerInResponse(body);
        return {};
      }
      const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
      const problem = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      return { problem, ...(wait >= 0 && { wait: Math.min(wait, LONGEST_RETRY_AFTER_S) }) };
    } catch {
      return { problem: timeout.signal.aborted ? 'Read timeout expired' : 'Connection failed' };
    } finally {
      over.abort();
      await timer;
    }
  }

  async function answerInResponse(body: string): Promise<void> {
    const answer = parse(body);
    const { method, ...parameters } = answer;
    if (typeof method !== 'string' || NOT_IN_ANSWERS.test(method)) return;
    await perform(method, parameters);
  }

  function target(url: string): string {
    const { origin, pathname, search } = new URL(url);
    return `${routes.get(origin) ?? origin}${pathname}${search}`;
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
