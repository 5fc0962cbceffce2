import type { ReadContent, ReadFile } from './files/content-reader.ts';
import { createContentReader, FALLBACK } from './files/content-reader.ts';
import type { Mistake } from './files/mistake.ts';
import { joinFiles } from './join-files.ts';
import type { Library } from './library.ts';
import { createLibrary } from './library.ts';

export type ContentOptions = {
  /** The content folder: `publication.yaml` and `articles/`. */
  readonly dir: string;
  /** Where our own pages are reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Commands that no topic may take: those that are built in. */
  readonly reservedCommands?: readonly string[];
};

/** The content folder as it is served. */
export type Content = {
  /** What may be quoted now; the same object until a reload changes something. Empty before the first reload. */
  current(): Library;
  /** Everything that the last reload found wrong; empty where all is well. */
  mistakes(): readonly Mistake[];
  /** What an editor should look at, of the files as the last reload found them. Costs as much as reading them. */
  notes(): readonly Mistake[];
  /**
   * Reads the folder again. A file with a mistake keeps the article that it last gave, a publication its last good
   * state, and a folder without any article file changes nothing, since that is never what somebody meant. Never
   * rejects; reloads at the same time wait for one another.
   */
  reload(): Promise<Library>;
};

export function createContent({ dir, publicUrl, reservedCommands = [] }: ContentOptions): Content {
  const reader = createContentReader({ dir, reservedCommands });
  let library = createLibrary({ publication: FALLBACK, articles: [], publicUrl });
  let mistakes: readonly Mistake[] = [];
  let found: ReadContent = { publication: FALLBACK, files: [], mistakes: [], notes: [] };
  let published = new Map<string, ReadFile>();
  let turn: Promise<Library> = Promise.resolve(library);

  return {
    current: () => library,
    mistakes: () => mistakes,
    notes: () => [...found.notes, ...found.files.flatMap((file) => file.notes())],
    reload() {
      turn = turn.then(reload, reload);
      return turn;
    },
  };

  async function reload(): Promise<Library> {
    found = await reader.read();
    const { publication, files } = found;
    const kept = files.map((file) => (file.article ? file : (published.get(file.file) ?? file)));
    if (files.length > 0) published = new Map(kept.map((file) => [file.file, file]));
    const joined = joinFiles([...published.values()].flatMap((file) => inFile(file)));
    mistakes = [...found.mistakes, ...files.flatMap((file) => file.mistakes), ...joined.mistakes];
    const next = createLibrary({ publication, articles: joined.articles, publicUrl });
    if (!isSame(library, next)) library = next;
    return library;
  }
}

function inFile({ article, file, lineOf }: ReadFile) {
  return article ? [{ article, file, lineOf }] : [];
}

function isSame(a: Library, b: Library): boolean {
  return (
    JSON.stringify(a.publication) === JSON.stringify(b.publication) &&
    a.articles.length === b.articles.length &&
    a.articles.every((article, index) => article === b.articles[index])
  );
}
