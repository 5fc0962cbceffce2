import type { IncomingMessage } from 'node:http';
import type { FilePart, Parameters_ } from '../schema/check.ts';
import type { Kind, Method } from '../schema/compiled.ts';

/** A request as it came: the parameters still in the form that the encoding gave them. */
export type RawCall = { readonly token: string; readonly method: string; readonly parameters: Parameters_ };

/** Reads a request by path, query and body. Undefined where the path is none of the Bot API. Rejects unreadable bodies. */
export async function readCall(request: IncomingMessage): Promise<RawCall | undefined> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, token, method] = /^\/bot([^/]+)\/(?:test\/)?([A-Za-z]+)\/?$/.exec(decodeURI(url.pathname)) ?? [];
  if (token === undefined || method === undefined) return undefined;
  const body = await readBody(request);
  return { token, method, parameters: { ...Object.fromEntries(url.searchParams), ...body } };
}

async function readBody(request: IncomingMessage): Promise<Parameters_> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (body.length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8'));
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  }
  if (type.startsWith('multipart/form-data')) return await readMultipart(body, type);
  return {};
}

async function readMultipart(body: Buffer, type: string): Promise<Parameters_> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const entries = [...form].map(async ([name, value]): Promise<[string, string | FilePart]> => {
    if (typeof value === 'string') return [name, value];
    return [name, { file: { name: value.name, content: await value.bytes() } }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Brings what an encoding made into strings back to what the method means: numbers, truths, lists and objects. What
 * cannot be brought back stays a string, which the check then reports. Empty values count as not given.
 */
export function decodeParameters(method: Method, raw: Parameters_): Parameters_ {
  const decoded: Record<string, unknown> = {};
  for (const name in raw) {
    const value = raw[name];
    if (value === null || value === undefined) continue;
    const kind = method.parameters.get(name)?.kind;
    decoded[name] = kind && typeof value === 'string' ? decode(kind, value) : value;
  }
  return decoded;
}

function decode(kind: Kind, value: string): unknown {
  switch (kind.kind) {
    case 'integer':
      return /^-?\d+$/.test(value) ? Number(value) : value;
    case 'float':
      return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    case 'boolean':
      return asTruth(value);
    case 'list':
    case 'object':
      return asJson(value);
    case 'any':
      return kind.of.some(({ kind: of }) => of === 'string') ? value : asJson(value);
    default:
      return value;
  }
}

function asTruth(value: string): unknown {
  const lower = value.toLowerCase();
  if (['true', 'yes', '1'].includes(lower)) return true;
  return ['false', 'no', '0', ''].includes(lower) ? false : value;
}

function asJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
