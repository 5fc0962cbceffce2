import { join } from 'node:path';
import type { Publication } from '../publication.ts';
import { checkFields } from './check-fields.ts';
import type { Mistake } from './mistake.ts';
import { publicationFields, publicationOf } from './publication-fields.ts';
import { decodeText, NOT_THERE, NOT_UTF8, readBytes } from './read-text.ts';
import { readYamlFields } from './yaml-fields.ts';

/** Reads `publication.yaml` of a content folder. There is no publication where it has a mistake. */
export async function readPublication(
  dir: string,
): Promise<{ readonly publication?: Publication; readonly mistakes: readonly Mistake[] }> {
  const file = join(dir, 'publication.yaml');
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    const message = bytes === NOT_THERE ? 'is not there; write it, with name, language and time_zone' : bytes;
    return { mistakes: [{ file, line: 1, field: '', message }] };
  }
  const text = decodeText(bytes);
  if (text === undefined) return { mistakes: [{ file, line: 1, field: '', message: NOT_UTF8 }] };
  const { fields, mistakes } = checkFields(readYamlFields(text, 1), publicationFields);
  return {
    ...(fields && { publication: publicationOf(fields) }),
    mistakes: mistakes.map((mistake) => ({ file, ...mistake })),
  };
}
