import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mistake } from './mistake.ts';

export type ArticleList = {
  /** Names within the folder `articles`, sorted. */
  readonly names: readonly string[];
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly Mistake[];
};

/** Lists the article files of a content folder: what ends in `.md` or `.json`. Hidden files are not looked at. */
export async function listArticles(dir: string): Promise<ArticleList> {
  const folder = join(dir, 'articles');
  try {
    const found = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
    const names = found.filter((name) => /\.(?:md|json)$/.test(name));
    const others = found.filter((name) => !names.includes(name));
    return {
      names,
      mistakes:
        names.length > 0 ? [] : [about(folder, 'has no article; put one there that ends in .md or .json')],
      notes: others.map((name) => about(join(folder, name), 'is not read; an article ends in .md or .json')),
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    const message =
      code === 'ENOENT'
        ? 'is not there; make the folder and put the articles into it'
        : `cannot be read as a folder (${code}); let the program's user read it`;
    return { names: [], mistakes: [about(folder, message)], notes: [] };
  }
}

/** The one mistake to report where there is no content folder at all. */
export async function missingFolder(dir: string): Promise<Mistake | undefined> {
  const found = await stat(dir).catch(() => undefined);
  if (found?.isDirectory()) return undefined;
  return about(
    dir,
    'is not there; make the folder with publication.yaml and articles/ in it, or set CONTENT_DIR',
  );
}

function about(file: string, message: string): Mistake {
  return { file, line: 1, field: '', message };
}
