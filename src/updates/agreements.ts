import type { Schema, Sealing, Tx } from '../store/index.ts';

/** How something was said, as evidence that it was: the words themselves are not kept. */
export type Saying = {
  readonly how: 'typed' | 'pressed';
  /** What the platform calls the message by which it was said. */
  readonly message?: string;
  /** What it calls the message under which was pressed. */
  readonly pressedOn?: string;
};

/** Notes by what a chat agreed to be told of a subject; the first time counts as long as it follows it. */
export async function noteAgreement(
  tx: Tx,
  sealing: Sealing,
  chat: number,
  subject: string,
  { how, message, pressedOn }: Saying,
  now: number,
): Promise<void> {
  const standing = await tx
    .selectFrom('agreements')
    .select('id')
    .where('chat', '=', chat)
    .where('subject', '=', subject)
    .where('ended', 'is', null)
    .executeTakeFirst();
  if (standing) return;
  const sealed = (name?: string) => (name === undefined ? null : sealing.seal(name, 'message'));
  await tx
    .insertInto('agreements')
    .values({
      ...{ chat, subject, at: now, how, message: sealed(message), pressed_on: sealed(pressedOn) },
      ...({ ended: null, ended_how: null, ended_message: null } satisfies Partial<Schema['agreements']>),
    })
    .execute();
}

/** Notes by what a chat took back that it agreed to; all of it where no subject is named. */
export async function noteEnd(
  tx: Tx,
  sealing: Sealing,
  chat: number,
  subject: string | undefined,
  { how, message }: Saying,
  now: number,
): Promise<void> {
  await tx
    .updateTable('agreements')
    .set({
      ended: now,
      ended_how: how,
      ended_message: message === undefined ? null : sealing.seal(message, 'message'),
    })
    .where('chat', '=', chat)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .where('ended', 'is', null)
    .execute();
}
