import type { Incoming, Person, Reply } from '../conversation/index.ts';
import type { Store, Tx } from '../store/index.ts';
import type { Body } from './body.ts';
import { writeBody } from './body.ts';
import { oweReply } from './owe-reply.ts';
import type { Aside } from './platform.ts';
import type { Sender } from './sender.ts';

/** What closing an incoming takes. */
export type Answer = {
  readonly incoming: Incoming;
  /** The row of its chat. */
  readonly chat: number;
  /** When the incoming was stored. */
  readonly stored: number;
  /** Undefined where silence is right. */
  readonly reply: Reply | undefined;
  /** Closes the incoming in the running transaction; gives false where that is not ours to do. */
  close(tx: Tx): Promise<boolean>;
};

/**
 * Closes an incoming and owes its reply in one transaction; where the sender is free, already as being sent. Gives
 * whether it was ours to close.
 */
export async function oweAnswer(
  store: Store,
  sender: Sender | undefined,
  process: string,
  answer: Answer,
): Promise<boolean> {
  const { incoming, stored, reply } = answer;
  const { platform, address, kind } = incoming.chat;
  const chat = { id: answer.chat, address, group: kind === 'group' };
  const body = reply && writeBody({ reply, ...placeOfReply(reply, incoming) });
  const reservation = body === undefined ? undefined : sender?.reserve(chat);
  let reserved = reservation;
  try {
    const result = await store.write(async (tx) => {
      if (!(await answer.close(tx))) return 'not-ours';
      if (body === undefined) return 'silent';
      return oweReply(tx, store, {
        platform,
        chat,
        body,
        created: stored,
        sender: reservation && process,
      });
    });
    if (result === 'not-ours') return false;
    if (result === 'silent' || body === undefined) return true;
    if (reservation && result.atOnce) {
      reserved = undefined;
      reservation.send(result.owed, body);
    } else {
      sender?.offer(result.owed, body, result.first);
    }
    return true;
  } finally {
    reserved?.release();
  }
}

/** Where a reply goes within its chat: in a group it must be seen which question is answered, or only by who asked. */
export function placeOfReply(
  reply: Reply,
  { chat, kind, message, person, press }: Incoming,
): Pick<Body, 'replyTo' | 'edit' | 'aside'> {
  const replyTo = reply.pointsTo ?? (chat.kind === 'group' ? message : undefined);
  const edit = reply.replaces && kind === 'choice' ? message : undefined;
  return {
    ...(replyTo !== undefined && { replyTo }),
    ...(edit !== undefined && { edit }),
    ...(reply.aside && person && { aside: asideTo(person, press, reply.aside) }),
  };
}

function asideTo({ id }: Person, press: string | undefined, how: NonNullable<Reply['aside']>): Aside {
  return {
    person: id,
    ...(press !== undefined && { press }),
    ...(how === 'privately' && { privately: true }),
  };
}
