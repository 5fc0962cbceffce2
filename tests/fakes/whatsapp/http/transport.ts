import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { errorBody, GraphError } from './graph-error.ts';

/** A request as it came, after version, token and encoding were found right. */
export type ApiRequest = {
  readonly method: string;
  /** Without the version: `106540352242922/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  form(): Promise<FormData>;
  readonly fault: Fault | undefined;
};

/** What is answered, and what happens once the answer is on its way. */
export type ApiAnswer = { readonly answer: object; afterwards?(): void };

export type TransportOptions = {
  readonly port: number;
  readonly versions: readonly string[];
  readonly token: string;
  /** Set where the app demands a proof of its secret with every call. */
  readonly proofSecret: string | undefined;
  readonly faults: Faults;
  answer(request: ApiRequest): Promise<ApiAnswer>;
  file(id: string): Uint8Array | undefined;
  refused(request: string, error: GraphError): void;
  broken(error: unknown): void;
  called(path: string, json: unknown): void;
};

const LARGEST_BODY = 110 * 1024 ** 2;

/** The Graph API over HTTP on loopback. Resolves when it listens. */
export async function createTransport(options: TransportOptions) {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.broken(error);
      response.destroy();
    });
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const target = new URL(request.url ?? '/', url);
    const body = await bytesOf(request);
    const path = target.pathname.replace(/^\/[^/]*\//, '');
    let json: unknown;
    try {
      checkVersion(target);
      checkToken(headers.authorization, target, body, headers['content-type']);
      const file = /^\/files\/(\d+)$/.exec(target.pathname)?.[1];
      if (file) return void response.end(options.file(file));
      json = readJson(method, headers['content-type'], body);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      options.refused(`${method} ${target.pathname}`, error);
      return reply(response, error.status, errorBody(error));
    }
    options.called(path, json);
    const isMark = typeof json === 'object' && json !== null && 'status' in json;
    const fault = isMark ? undefined : options.faults.take(path);
    if (fault?.kind === 'reset') return void response.socket?.resetAndDestroy();
    if (fault?.kind === 'html') return page(response, fault.status);
    try {
      if (fault?.kind === 'error') throw new GraphError(fault.code, 'as the test wants it');
      const { answer, afterwards } = await options.answer({
        method,
        path,
        query: target.searchParams,
        json,
        form: () =>
          new Response(new Uint8Array(body), {
            headers: { 'content-type': headers['content-type'] ?? '' },
          }).formData(),
        fault,
      });
      if (fault?.kind === 'hidden') page(response, fault.status);
      else if (fault?.kind === 'lost') fault.how === 'reset' && response.socket?.resetAndDestroy();
      else reply(response, 200, answer);
      afterwards?.();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (fault?.kind !== 'error') options.refused(`${method} ${target.pathname}`, error);
      reply(response, error.status, errorBody(error));
    }
  }

  function checkVersion({ pathname }: URL): void {
    if (pathname.startsWith('/files/')) return;
    const version = /^\/(v\d+\.\d+)\//.exec(pathname)?.[1];
    if (!version || !options.versions.includes(version)) {
      throw new GraphError(2500, `Unknown path components: ${pathname}`);
    }
  }

  function checkToken(
    authorization: string | undefined,
    target: URL,
    body: Buffer,
    type: string | undefined,
  ): void {
    if (target.searchParams.has('access_token'))
      throw new GraphError(100, 'a token does not belong in an address');
    const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!given) throw new GraphError(0, 'no bearer token', 401);
    if (given !== options.token) throw new GraphError(given.length < 20 ? 0 : 190, 'the token is not valid');
    if (options.proofSecret === undefined || target.pathname.startsWith('/files/')) return;
    const proof = createHmac('sha256', options.proofSecret).update(given).digest('hex');
    const inBody = type?.includes('json') && body.includes(`"appsecret_proof":"${proof}"`);
    if (target.searchParams.get('appsecret_proof') !== proof && !inBody) {
      throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument');
    }
  }
}

function readJson(method: string, type: string | undefined, body: Buffer): unknown {
  if (method !== 'POST' || /^multipart\/form-data;/.test(type ?? '')) return undefined;
  if (!/^application\/json\b/.test(type ?? ''))
    throw new GraphError(100, `content-type: ${type ?? 'missing'}`);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new GraphError(100, 'the body is no JSON');
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('The body is larger than any request may be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}

function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><body>Sorry, something went wrong.</body></html>');
}
