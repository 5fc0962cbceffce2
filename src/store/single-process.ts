import { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../operator-error.ts';

/**
 * Makes sure that one process only uses the database file, by a lock that the operating system takes back when the
 * process dies, however it dies. The database itself stays readable for others: for looking and for backups.
 * Throws where another process holds it. Gives what lets go of it.
 */
export function holdAlone(file: string): () => void {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 500 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new OperatorError(
      `Another Pullquote is running on ${file}. Stop it first, or give both a PostgreSQL database in DATABASE_URL.`,
      { cause: error },
    );
  }
  return () => lock.close();
}
