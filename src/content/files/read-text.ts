import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';

/** The largest content file, in bytes. An article of this size would have 150,000 words. */
const LARGEST_FILE = 1024 * 1024;

/** The bytes of a content file, or what is wrong with it and what to do, for an editor. Follows links. */
export async function readBytes(path: string): Promise<Buffer | string> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      return 'is not a file; give the folder another name, or put the text into a file of this name';
    if (found.size > LARGEST_FILE) {
      return `has ${found.size} bytes, more than the ${LARGEST_FILE} (1 MiB) that an article may have; shorten it or part it`;
    }
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'ENOENT') return NOT_THERE;
    return `cannot be read (${code}); let the program's user read it`;
  }
}

/** The text of a content file with `\n` at its line ends; undefined where it is not UTF-8. A byte order mark is left out. */
export function decodeText(bytes: Buffer): string | undefined {
  return isUtf8(bytes)
    ? bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
    : undefined;
}

export const NOT_THERE = 'is not there; write it, or remove the link that points to it';
export const NOT_UTF8 = 'is not UTF-8; save it again with the encoding UTF-8';
