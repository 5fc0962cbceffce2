import type { ServerResponse } from 'node:http';
import type { Clock } from '../../../../src/clock.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { Fault } from './faults.ts';

export type Outcome = { readonly status: number; readonly body: string; readonly retryAfter?: number };

export function success(result: unknown): Outcome {
  return { status: 200, body: JSON.stringify({ ok: true, result }) };
}

export function failure({ code, message, parameters }: Refusal): Outcome {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  const wait = parameters?.retry_after;
  return { status: code, body: JSON.stringify(body), ...(wait !== undefined && { retryAfter: wait }) };
}

export function send(response: ServerResponse, { status, body, retryAfter }: Outcome): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Faults that keep a call from being carried out. Gives whether it was such a one. */
export function failsBefore(response: ServerResponse, fault: Fault): boolean {
  switch (fault.kind) {
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end(`<html><head><title>${fault.status}</title></head><body>nginx</body></html>`);
      return true;
    case 'reset':
      response.destroy();
      return true;
    default:
      return false;
  }
}

/** Faults that keep the answer to a call that was carried out from arriving whole, or soon. */
export async function failsAfter(
  response: ServerResponse,
  fault: Fault,
  outcome: Outcome,
  clock: Clock,
): Promise<void> {
  switch (fault.kind) {
    case 'slow':
      await clock.sleep(fault.ms);
      send(response, outcome);
      return;
    case 'cut': {
      const { status, body } = outcome;
      if (fault.how === 'content-length') response.setHeader('content-length', Buffer.byteLength(body));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.write(body.slice(0, Math.max(1, body.length / 2)));
      setImmediate(() => response.destroy());
      return;
    }
    case 'lost':
      if (fault.how === 'reset') response.destroy();
      return;
    default:
      send(response, outcome);
  }
}
