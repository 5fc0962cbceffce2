import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Reply } from '../conversation/index.ts';
import { mayWriteFreely } from './announcing.ts';
import type { Body } from './body.ts';
import { readBody } from './body.ts';
import { writeReference } from './doubt.ts';
import type { Owed } from './outbox.ts';
import type { Platform, SendContext } from './platform.ts';
import type { QuotedSpan } from './quoted-spans.ts';
import { quotedSpans } from './quoted-spans.ts';
import { renderFitting } from './render-fitting.ts';
import type { Fate } from './send-error.ts';
import { SendError } from './send-error.ts';

/** What became of the next message of a delivery. `reason` says it for the log: no secret, no reader's text. */
export type Outcome =
  | {
      readonly kind: 'sent';
      readonly more: boolean;
      /** What it quoted, and what the platform calls it. */
      readonly quoted: readonly QuotedSpan[];
      readonly message: string | undefined;
    }
  /** It quotes a revision that is not known, or there is nothing of it to show any more. */
  | { readonly kind: 'stale'; readonly reason: string }
  /** Its rendering does not say what the article says. */
  | { readonly kind: 'misquoted'; readonly reason: string }
  /** Its time was over before it could be sent. */
  | { readonly kind: 'late'; readonly reason: string }
  | (Fate & { readonly reason: string });

/** A platform that has not answered by then is not waited for. Its own deadlines are shorter. */
const DEADLINE_MS = 30_000;

/**
 * Sends the next message of a delivery: renders its body as the content is now, compares every quotation with the
 * revision that it names, and hands the message to the platform. Never rejects.
 */
export async function sendNextMessage(
  platform: Platform,
  owed: Owed,
  bodyText: string,
  library: Library,
  clock: Clock,
): Promise<Outcome> {
  const prepared = prepare(platform, owed, bodyText, library, clock.now().epochMilliseconds);
  if ('kind' in prepared) return prepared;
  const { message, more, quoted, place } = prepared;
  if (owed.told?.kind === 'sent') return { kind: 'sent', more, quoted, message: owed.told.message };
  const reference = writeReference({ delivery: owed.id, part: owed.part, created: owed.created });
  try {
    const sent = await withDeadline(platform, clock, (signal) =>
      platform.send(owed.chat.address, message, { signal, reference, ...place }),
    );
    return { kind: 'sent', more, quoted, message: sent.message };
  } catch (error) {
    if (error instanceof SendError) return { ...error.fate, reason: error.message };
    return { kind: 'unknown', reason: `${platform.name}: ${nameOf(error)}` };
  }
}

type Prepared = {
  readonly message: unknown;
  readonly more: boolean;
  readonly quoted: readonly QuotedSpan[];
  readonly place: Omit<SendContext, 'signal'>;
};

function prepare(
  platform: Platform,
  owed: Owed,
  bodyText: string,
  library: Library,
  now: number,
): Prepared | Outcome {
  try {
    const body = readBody(bodyText, library);
    if (!body) return { kind: 'stale', reason: 'it quotes a revision that is not known' };
    // Who asked still gets an answer; who follows is told of what changed again by a push of its own.
    if (body.outdated && owed.push !== null)
      return { kind: 'stale', reason: 'nothing of what it tells stands any more' };
    if (owed.push !== null && owed.told === undefined && !mayWriteFreely(platform, owed.chat, now)) {
      return announcement(platform, owed, body.reply, library);
    }
    const { form, rendered } = renderFitting(platform, body.reply, library);
    if (rendered.wrong !== undefined) return { kind: 'misquoted', reason: rendered.wrong };
    const { messages } = rendered;
    const message = messages[owed.part];
    if (message !== undefined) {
      const pieces = messages.map((each) => platform.quoted(each));
      return {
        message,
        more: owed.part + 1 < messages.length,
        quoted: quotedSpans(pieces, form, library)[owed.part] ?? [],
        place: placeOf(body, owed, platform),
      };
    }
    return owed.part > 0
      ? { kind: 'sent', more: false, quoted: [], message: undefined }
      : { kind: 'stale', reason: 'it has nothing to show' };
  } catch (error) {
    if (error instanceof RangeError)
      return { kind: 'stale', reason: 'it quotes a revision that is not known' };
    return { kind: 'misquoted', reason: `it cannot be rendered (${nameOf(error)})` };
  }
}

/**
 * Where a message goes within its chat. Only the first one replies or takes another's place; where a reply is an aside, it
 * is what allows each of them.
 */
function placeOf(
  { reply, edit, aside, ...body }: Body,
  owed: Owed,
  { capabilities }: Platform,
): Prepared['place'] {
  const first = owed.part === 0;
  const replyTo = body.replyTo ?? owed.replyTo;
  return {
    ...((first || aside) && replyTo !== undefined && { replyTo }),
    ...(first && capabilities.edits && edit !== undefined && { edit }),
    ...(aside && { aside }),
    ...(reply.quietly && { quietly: true }),
  };
}

/** What goes to a chat that may not be written to freely; what it announces follows when the chat asks for it. */
function announcement(platform: Platform, owed: Owed, reply: Reply, library: Library): Prepared | Outcome {
  const message = owed.part === 0 ? platform.announce?.(reply, library) : undefined;
  return message === undefined
    ? {
        kind: 'refused',
        reason: 'the chat has not spoken for too long, and there is no message to announce it with',
      }
    : { message, more: false, quoted: [], place: {} };
}

/** Ends the signal at the deadline, and does not wait any longer for one who does not listen. */
async function withDeadline<Result>(
  platform: Platform,
  clock: Clock,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController();
  const done = new AbortController();
  const late = async () => {
    await clock.sleep(DEADLINE_MS, done.signal);
    deadline.abort();
    await clock.sleep(1_000, done.signal);
    throw new SendError(
      platform.name,
      { kind: 'unknown' },
      `no answer within ${DEADLINE_MS / 1_000} seconds`,
    );
  };
  const tooLate = late();
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([call(deadline.signal), tooLate]);
  } finally {
    done.abort();
  }
}

/** Only the name: the message of somebody else's error may hold anything. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
