import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/**
 * Refuses what another site made a reader's browser send. Browsers say where a request comes from in `Sec-Fetch-Site`
 * and, older ones, in `Origin`; what says neither is no browser, and has no reader's cookie to misuse.
 */
export async function requireSameOrigin(request: FastifyRequest): Promise<void> {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const same = site === undefined ? origin === undefined || isOurs(origin, request) : site === 'same-origin';
  if (!same)
    throw new Refusal(403, 'The chat only listens to its own page. Please open the page and ask there.');
}

function isOurs(origin: string, { host }: FastifyRequest): boolean {
  return URL.parse(origin)?.host === host;
}
