import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Clock } from '../../../../src/clock.ts';
import { Refusal, tooManyRequests } from '../protocol/refusal.ts';
import type { Execute } from './execute.ts';
import type { Fault, Faults } from './faults.ts';
import type { RawCall } from './read-call.ts';
import { readCall } from './read-call.ts';
import type { Outcome } from './respond.ts';
import { failsAfter, failsBefore, failure, send, success } from './respond.ts';

/** A call that arrived, for tests to look at. */
export type SeenCall = {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What was answered: 200 or an error code, 0 where a fault kept it from being done; undefined while under way. */
  status: number | undefined;
};

export type TransportOptions = {
  readonly token: string;
  readonly port: number;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly execute: Execute;
  onCall(call: SeenCall): void;
  /** After each call, whatever became of it. */
  onEnd(call: SeenCall): void;
  onUnreadable(detail: string): void;
  /** This server itself failed; the bot is not to blame. */
  onFailure(error: unknown): void;
  /** The content of a file that a bot may download. */
  fileAt(path: string): Uint8Array | undefined;
};

export type Transport = { readonly url: string; close(): Promise<void> };

/** The Bot API over HTTP on loopback. Resolves when it listens. */
export async function createTransport(options: TransportOptions): Promise<Transport> {
  const { token, clock, faults, execute } = options;
  const files = `/file/bot${token}/`;
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.onFailure(error);
      response.destroy();
    });
  });
  // Never by a clock: a process that stalls for longer than this would find its request on a connection that the server
  // closes in the same moment, which its client sees as a reset.
  server.keepAliveTimeout = 0;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '' } = request;
    const file = url.startsWith(files) ? options.fileAt(url.slice(files.length)) : undefined;
    if (file) return void response.end(file);
    const raw = await readCall(request).catch(() => {
      options.onUnreadable('the body cannot be read in the encoding that it claims');
      return undefined;
    });
    if (!raw) return send(response, failure(new Refusal(404, 'Not Found')));
    if (!/^\d+:[\w-]{20,}$/.test(raw.token)) {
      return send(response, failure(new Refusal(401, 'Unauthorized: invalid token specified')));
    }
    if (raw.token !== token) return send(response, failure(new Refusal(401, 'Unauthorized')));
    const call: SeenCall = { method: raw.method, parameters: raw.parameters, status: undefined };
    options.onCall(call);
    try {
      await answer(raw, response, call);
    } finally {
      call.status ??= 0;
      options.onEnd(call);
    }
  }

  async function answer(raw: RawCall, response: ServerResponse, call: SeenCall): Promise<void> {
    const fault = faults.take(raw.method, raw.parameters);
    if (fault && failsBefore(response, fault)) return;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const outcome = refusalByFault(fault) ?? (await outcomeOf(raw, gone.signal));
    call.status = outcome.status;
    if (response.destroyed) return;
    if (fault) await failsAfter(response, fault, outcome, clock);
    else send(response, outcome);
  }

  async function outcomeOf(raw: RawCall, signal: AbortSignal): Promise<Outcome> {
    try {
      return success(await execute(raw.method, raw.parameters, signal));
    } catch (error) {
      if (error instanceof Refusal) return failure(error);
      throw error;
    }
  }
}

function refusalByFault(fault: Fault | undefined): Outcome | undefined {
  if (fault?.kind === 'retry-after') return failure(tooManyRequests(fault.seconds));
  if (fault?.kind === 'error') return failure(new Refusal(fault.code, fault.description));
  return undefined;
}
