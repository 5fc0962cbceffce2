import { OperatorError } from '../operator-error.ts';
import type { Database } from './schema.ts';
import type { Sealing } from './sealing.ts';

const NOTE = 'key-check';

/** The database was made with another key. */
export class WrongKey extends OperatorError {
  override readonly name = 'WrongKey';
}

/** Notes on the first start which key the database is made with. Throws where another one is used later. */
export async function checkKey(db: Database, sealing: Sealing): Promise<void> {
  await db
    .insertInto('notes')
    .values({ name: NOTE, value: sealing.check })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const note = await db.selectFrom('notes').select('value').where('name', '=', NOTE).executeTakeFirst();
  if (note?.value === sealing.check) return;
  throw new WrongKey(
    'The key is not the one that this database was made with. Put the right key into PULLQUOTE_KEY or the file "key" of the data folder; without it no chat can be reached, and only a new database helps. Where a rotation of the key was cut off, run it again: npm run rotate-key.',
  );
}

/** Notes that the database is sealed with another key from now on. */
export async function noteKey(db: Database, sealing: Sealing): Promise<void> {
  await db.updateTable('notes').set({ value: sealing.check }).where('name', '=', NOTE).execute();
}
