import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frontMatterFields } from '../../src/content/files/article-fields.ts';
import { publicationFields } from '../../src/content/files/publication-fields.ts';
import { loadContent } from '../../src/content/index.ts';
import { makeFolder } from './make-folder.ts';

const readme = readFileSync(join(import.meta.dirname, '../../content/README.md'), 'utf8');

function tableBelow(heading: string): string[] {
  const part = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...part.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
}

test('the page for editors lists every field, and no other', () => {
  const front = frontMatterFields({ timeZone: 'UTC', reservedCommands: [] });
  expect(tableBelow('articles/*.md').sort()).toEqual(Object.keys(front.shape).sort());
  expect(tableBelow('publication.yaml').sort()).toEqual(Object.keys(publicationFields.shape).sort());
});

test('the JSON article on the page for editors can be published', async () => {
  const example = /^ {4}\{\n[\s\S]*?^ {4}\}/m.exec(readme)?.[0] ?? '';
  const { mistakes, library } = await loadContent(makeFolder({ 'articles/a.json': example }), {
    publicUrl: '',
  });
  expect(mistakes).toEqual([]);
  expect(library.article('a')?.sections).toHaveLength(2);
});
