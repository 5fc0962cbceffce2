import type { Library } from '../content/index.ts';
import type { Part, Reply } from '../conversation/index.ts';
import { asOfNow, showsArticles } from '../conversation/index.ts';
import type { Aside } from './platform.ts';

/** What a delivery says: a reply, and the message it answers where its platform should show that. */
export type Body = {
  readonly reply: Reply;
  readonly replyTo?: string;
  /** The message of ours that it may take the place of. */
  readonly edit?: string;
  /** Whom alone it concerns. */
  readonly aside?: Aside;
};

/** A body as text for storing. Excerpts are stored as their fields, never as their words. */
export function writeBody(body: Body): string {
  return JSON.stringify(body);
}

/**
 * Makes a stored body whole again, as the articles stand now; undefined where it quotes a revision that the library does
 * not know. `outdated` tells that nothing of what it showed stands any more.
 */
export function readBody(
  text: string,
  library: Library,
): (Body & { readonly outdated: boolean }) | undefined {
  const { reply, ...place } = JSON.parse(text) as Body;
  const whole = reviveReply(reply, library);
  if (!whole) return undefined;
  const now = asOfNow(whole, library);
  const outdated = showsArticles(reply) && !showsArticles(now);
  return { reply: now, outdated, ...place };
}

function reviveReply({ shorter, ...reply }: Reply, library: Library): Reply | undefined {
  const parts = reply.parts.map((part) => revive(part, library));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const form = shorter && reviveReply(shorter, library);
  return { ...reply, parts, ...(form && { shorter: form }) };
}

function revive(part: Part, library: Library): Part | undefined {
  if (part.kind !== 'quotation') return part;
  const excerpt = library.revive(part.excerpt);
  const mark = part.mark && library.revive(part.mark);
  if (!excerpt || (part.mark && !mark)) return undefined;
  return { ...part, excerpt, ...(mark && { mark }) };
}
