import { createHmac } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import axios from 'axios';
import { createAgent, neverConnected } from '../../http/index.ts';
import { ApiError, answerError } from './api-error.ts';

export type CallOptions = {
  /** Without a slash at the end: `https://graph.facebook.com`. */
  readonly root: string;
  /** `v26.0`. */
  readonly version: string;
  readonly token: string;
  /** With it each call proves that it comes from the app itself (https://developers.facebook.com/docs/graph-api/guides/secure-requests). */
  readonly appSecret?: string | undefined;
  /** Milliseconds of real time that a call may take. */
  readonly deadline: number;
};

export type Request = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Behind the version: `106540352242922/messages`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: object;
  readonly form?: FormData;
  /** Gives the call up; what became of it is then unknown. */
  readonly signal?: AbortSignal | undefined;
  /** How errors name it. */
  readonly what: string;
};

/** Makes one request, once, and gives the JSON of its answer. Rejects with an ApiError only, within the deadline. */
export type Call = (request: Request) => Promise<Readonly<Record<string, unknown>>>;

/** Fetches the bytes behind an address that the API gave. Rejects with an ApiError only. */
export type Download = (address: string, what: string) => Promise<Uint8Array>;

/** The Graph API over axios: kept connections, a deadline on each call, nothing repeated, and errors without secrets. */
export function createCall(options: CallOptions): { readonly call: Call; readonly download: Download } {
  const { root, version, token, appSecret, deadline } = options;
  const agent = createAgent(root);
  const proof = appSecret && createHmac('sha256', appSecret).update(token).digest('hex');
  const http = axios.create({
    httpAgent: agent,
    httpsAgent: agent,
    maxRedirects: 0,
    validateStatus: () => true,
    headers: { authorization: `Bearer ${token}` },
  });

  return {
    async call({ method, path, query = {}, json, form, signal, what }) {
      if (signal?.aborted) throw new ApiError(what, { reason: 'given up before it began', unsent: true });
      const response = await request<string>(what, signal, (ending) =>
        http.request({
          method,
          url: `${root}/${version}/${path}`,
          params: { ...query, ...(proof && { appsecret_proof: proof }) },
          ...(form ? { data: form } : json && { data: json }),
          responseType: 'text',
          transformResponse: (body: string) => body,
          signal: ending,
        }),
      );
      const body = response.status === 200 ? readJson(response.data) : undefined;
      if (!body) throw answerError(what, response.status, String(response.data));
      return body;
    },
    async download(address, what) {
      if (!isTrusted(address, root))
        throw new ApiError(what, { reason: 'the address is not one of Meta', unsent: true });
      const response = await request<ArrayBuffer>(what, undefined, (ending) =>
        http.get(address, { responseType: 'arraybuffer', signal: ending }),
      );
      if (response.status !== 200) throw answerError(what, response.status, '');
      return new Uint8Array(response.data);
    },
  };

  async function request<Data>(
    what: string,
    signal: AbortSignal | undefined,
    ask: (ending: AbortSignal) => Promise<AxiosResponse<Data>>,
  ): Promise<AxiosResponse<Data>> {
    const late = AbortSignal.timeout(deadline);
    try {
      return await ask(signal ? AbortSignal.any([signal, late]) : late);
    } catch (error) {
      throw connectionError(what, error, late.aborted);
    }
  }
}

/** An axios error holds the request with its token, so nothing of it is kept but a code. */
function connectionError(what: string, error: unknown, late: boolean): ApiError {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const trouble = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'unknown trouble';
  if (neverConnected(trouble))
    return new ApiError(what, { reason: `not connected (${trouble})`, unsent: true });
  if (late) return new ApiError(what, { reason: 'no answer in time' });
  return new ApiError(what, {
    reason: trouble === 'ERR_CANCELED' ? 'given up' : `connection lost (${trouble})`,
  });
}

function readJson(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null
      ? (read as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The token goes to Meta and to the configured root, and nowhere else, whatever an answer says. */
function isTrusted(address: string, root: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === new URL(root).origin) return true;
  return protocol === 'https:' && /(^|\.)(facebook\.com|fbsbx\.com|whatsapp\.net)$/.test(hostname);
}
