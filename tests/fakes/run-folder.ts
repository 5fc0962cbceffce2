import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. A container may give it little. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;
const NAME = 'pullquote-tests-';

/**
 * One folder for whatever the tests of this run write, gone when it ends. It is kept in memory where there is room: no
 * test asks whether a disk keeps what it is given, and waiting for one is a good part of the time. Sets `TMPDIR`, which
 * all processes of the run get.
 */
export function useRunFolder(): void {
  const place = hasRoom(MEMORY) ? MEMORY : tmpdir();
  removeLeftOver(place);
  const folder = join(place, `${NAME}${process.pid}`);
  mkdirSync(folder);
  chmodSync(folder, 0o755); // as root, PostgreSQL runs under another user
  process.env.TMPDIR = folder;
  process.once('exit', () => remove(folder));
}

/** What runs left behind that were cut off. */
function removeLeftOver(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = name.startsWith(NAME) ? Number(name.slice(NAME.length)) : 0;
    if (pid > 0 && !isAlive(pid)) remove(join(place, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ENOUGH_BYTES;
}
