import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** What a reader on a phone can still be asked to load, in bytes. */
const LARGEST_PICTURE = 5 * 1024 * 1024;

const KINDS = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif'];

/** What is wrong with a picture file that an article names, or undefined. `dir` is the content folder. */
export async function pictureMistake(dir: string, file: string): Promise<string | undefined> {
  const path = resolve(dir, file);
  const inside = relative(resolve(dir), path);
  if (inside.startsWith('..') || inside !== join(file)) {
    return `"${file}" is not a path within the content folder; put the picture there and write it like pictures/oval-office.jpg`;
  }
  if (!KINDS.some((kind) => file.toLowerCase().endsWith(kind))) {
    return `"${file}" is not a picture that browsers show; write a file that ends in ${KINDS.join(', ')}`;
  }
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    return `there is no file ${join(dir, file)}; put the picture there, or write another path`;
  }
  return found.size > LARGEST_PICTURE
    ? `"${file}" has ${found.size} bytes, more than the ${LARGEST_PICTURE} (5 MiB) that a picture may have; make it smaller`
    : undefined;
}
