import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const PUBLICATION = 'name: The Test\nlanguage: en\ntime_zone: Asia/Dubai\n';

export const FIELDS = 'headline: A visit\npublished: 2020-08-21 05:20\n';

/** An article file with these lines after the two fields that every article has. */
export function article(fields = '', body = 'The minister came. He left again.\n'): string {
  return `---\n${FIELDS}${fields}---\n${body}`;
}

/** A content folder of these files, `publication.yaml` included unless it is given as undefined; gone after the test. */
export function makeFolder(files: Readonly<Record<string, string | Buffer | undefined>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ 'publication.yaml': PUBLICATION, ...files })) {
    if (text !== undefined) writeFile(dir, name, text);
  }
  return dir;
}

export function writeFile(dir: string, name: string, text: string | Buffer): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), text);
}
