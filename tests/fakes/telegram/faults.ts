import type { ServerResponse } from 'node:http';

/** How a call goes wrong. `lost` and `hang` act as told and then do not answer. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly code: number;
      readonly description: string;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lost' };

/** The faults to come, by method. */
export type Faults = {
  /** Lets the next `times` calls of a method go wrong. */
  add(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | undefined;
};

export function createFaults(): Faults {
  const waiting: { method: string; fault: Fault; times: number }[] = [];
  return {
    add: (method, fault, times = 1) => void waiting.push({ method, fault, times }),
    take(method) {
      const next = waiting.find((entry) => entry.method === method && entry.times > 0);
      if (next) next.times -= 1;
      return next?.fault;
    },
  };
}

/** Answers in the way of a fault. `result` is what would have been answered. */
export function answerWrongly(response: ServerResponse, fault: Fault, result: string): void {
  switch (fault.kind) {
    case 'error':
      response.writeHead(fault.code, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          ok: false,
          error_code: fault.code,
          description: fault.description,
          ...(fault.retryAfter !== undefined && { parameters: { retry_after: fault.retryAfter } }),
        }),
      );
      return;
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end('<html><body><h1>Bad Gateway</h1></body></html>');
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': result.length });
      response.write(result.slice(0, result.length / 2));
      setImmediate(() => response.destroy());
      return;
    case 'reset':
    case 'lost':
      response.destroy();
  }
}
