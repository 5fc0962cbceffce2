import { createHmac } from 'node:crypto';

/** JSON as Meta writes it: ASCII alone, small hex digits, `/` and `@` escaped, so that a body written anew has another signature. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
    .replaceAll('@', '\\u0040');
}

/** The header `X-Hub-Signature-256` of a body. */
export function signatureOf(body: string | Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
