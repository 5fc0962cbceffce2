import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Article } from '../article.ts';
import type { BuildOptions } from '../build-article.ts';
import { buildWithFindings } from '../build-article.ts';
import type { Publication } from '../publication.ts';
import type { Finding } from '../source-texts.ts';
import { createArticleReader } from './article-file.ts';
import { mapAtMost } from './at-most.ts';
import type { FieldMistake } from './fields.ts';
import { listArticles, missingFolder } from './list-articles.ts';
import type { Mistake } from './mistake.ts';
import { pictureMistake } from './picture-file.ts';
import { readPublication } from './publication-file.ts';
import { decodeText, NOT_UTF8, readBytes } from './read-text.ts';

/** A content folder as it was found. */
export type ReadContent = {
  /** The last one that could be used; a plain one where there never was any. */
  readonly publication: Publication;
  /** The article files by name; empty where the folder could not be read. */
  readonly files: readonly ReadFile[];
  /** What is wrong with the folder and the publication; the files have their own. */
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly Mistake[];
};

/** One article file as it was found. */
export type ReadFile = {
  readonly file: string;
  /** Absent where the file has a mistake: then it must not be published. */
  readonly article?: Article;
  /** The picture file that it names. */
  readonly picture?: string;
  readonly mistakes: readonly Mistake[];
  /** What an editor should look at. Reads the file's text again, so that nobody else pays for it. */
  notes(): readonly Mistake[];
  /** The line (from 1) of a field; for topics, of the one with that command. Reads the file's text again. */
  lineOf(field: 'slug' | 'topics' | 'picture', command?: string): number;
};

export type ContentReader = {
  /** Never rejects: what cannot be read is a mistake. A file that did not change since the last time gives the same article again. */
  read(): Promise<ReadContent>;
};

/** Stands in for a publication that cannot be read, so that its articles still can. */
export const FALLBACK: Publication = { name: 'Newsroom', language: 'en', timeZone: 'UTC', follow: {} };

const FILES_AT_ONCE = 32;

/** Reads a content folder again and again, the unchanged files at the cost of comparing their bytes. */
export function createContentReader({
  dir,
  reservedCommands,
  remark,
}: {
  readonly dir: string;
  readonly reservedCommands: readonly string[];
  /** What is to be said to an editor of a text. */
  readonly remark?: BuildOptions['remark'] | undefined;
}): ContentReader {
  let publication = FALLBACK;
  let readArticle = createArticleReader({ timeZone: publication.timeZone, reservedCommands });
  let known = new Map<string, { readonly digest: string; readonly read: ReadFile }>();

  return {
    async read() {
      const missing = await missingFolder(dir);
      if (missing) return { publication, files: [], mistakes: [missing], notes: [] };
      const found = await readPublication(dir);
      if (found.publication) take(found.publication);
      const { names, mistakes, notes } = await listArticles(dir);
      const files = await mapAtMost(FILES_AT_ONCE, names, readFile);
      const present = new Set(names);
      known = new Map([...known].filter(([name]) => present.has(name)));
      return { publication, files, mistakes: [...found.mistakes, ...mistakes], notes };
    },
  };

  /** Times and languages of articles hang on the publication, so a change of these makes every article new. */
  function take(next: Publication): void {
    if (next.timeZone !== publication.timeZone) {
      readArticle = createArticleReader({ timeZone: next.timeZone, reservedCommands });
    }
    if (next.timeZone !== publication.timeZone || next.language !== publication.language) known.clear();
    publication = next;
  }

  async function readFile(name: string): Promise<ReadFile> {
    const file = join(dir, 'articles', name);
    const bytes = await readBytes(file);
    if (typeof bytes === 'string') return unreadable(file, bytes);
    const digest = createHash('sha256').update(bytes).digest('base64');
    const last = known.get(name);
    const read = last?.digest === digest ? last.read : readSafely(file, name, bytes);
    known.set(name, { digest, read });
    return withPicture(read);
  }

  /** One article must not take the others down, even where it finds a fault of ours. */
  function readSafely(file: string, name: string, bytes: Buffer): ReadFile {
    try {
      return readBuffer(file, name, bytes);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return unreadable(file, `makes the program fail (${said}); report it together with the file`);
    }
  }

  function readBuffer(file: string, name: string, bytes: Buffer): ReadFile {
    const text = decodeText(bytes);
    if (text === undefined) return unreadable(file, NOT_UTF8);
    const { article, picture, mistakes } = examine(file, name, text);
    return {
      file,
      ...(article && { article }),
      ...(picture !== undefined && { picture }),
      mistakes,
      notes: () => examine(file, name, text).notes(),
      lineOf(field, command) {
        const { source, placeOf } = readArticle(name, text);
        if (field === 'picture') return placeOf(['picture', 'file']).line;
        const topics = source?.topics ?? [];
        const index = topics.findIndex(
          (topic) => (typeof topic === 'string' ? topic : topic.command) === command,
        );
        return placeOf(index === -1 ? [field] : [field, index]).line;
      },
    };
  }

  function examine(file: string, name: string, text: string) {
    const { source, rest, mistakes, notes, placeOf } = readArticle(name, text);
    const at = (mistake: FieldMistake): Mistake => ({ file, ...mistake });
    const found = ({ path, text: message }: Finding) => at({ ...placeOf(path), message });
    if (!source) {
      const further = rest
        ? buildWithFindings(rest, publication, { reservedCommands }).mistakes.map(found)
        : [];
      return { picture: rest?.picture?.file, mistakes: [...mistakes.map(at), ...further], notes: () => [] };
    }
    const built = buildWithFindings(source, publication, { reservedCommands, ...(remark && { remark }) });
    return {
      picture: source.picture?.file,
      ...(built.mistakes.length === 0 && { article: built.article }),
      mistakes: built.mistakes.map(found),
      notes: () => [...notes.map(at), ...built.notes().map(found)],
    };
  }

  /** The picture may come or go while the article's file stays as it is. */
  async function withPicture(read: ReadFile): Promise<ReadFile> {
    const message = read.picture === undefined ? undefined : await pictureMistake(dir, read.picture);
    if (message === undefined) return read;
    const { article: _, ...rest } = read;
    const line = read.lineOf('picture');
    return {
      ...rest,
      mistakes: [...read.mistakes, { file: read.file, line, field: 'picture.file', message }],
    };
  }
}

function unreadable(file: string, message: string): ReadFile {
  return { file, mistakes: [{ file, line: 1, field: '', message }], notes: () => [], lineOf: () => 1 };
}
