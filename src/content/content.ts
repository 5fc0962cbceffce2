import type { Archive } from './archive.ts';
import type { Article } from './article.ts';
import type { ReadContent, ReadFile } from './files/content-reader.ts';
import { createContentReader, FALLBACK } from './files/content-reader.ts';
import type { Mistake } from './files/mistake.ts';
import type { ArticleInFile } from './join-files.ts';
import { joinFiles } from './join-files.ts';
import { createKnownMoves } from './known-moves.ts';
import type { Library } from './library.ts';
import { createLibrary } from './library.ts';
import { createOlderRevisions } from './older-revisions.ts';

/** Where content is read from and how it is shown. */
export type ContentOptions = {
  /** The content folder: `publication.yaml` and `articles/`. */
  readonly dir: string;
  /** Where our own pages are reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Commands that no topic may take: those that are built in. */
  readonly reservedCommands?: readonly string[];
  /** What is to be said to an editor of a text, by whoever shows it; undefined where nothing. */
  remark?(text: string): string | undefined;
  /** Where revisions are kept; without it the older ones are not known. */
  readonly archive?: Archive;
  /** An article is shown from its date on. */
  readonly now?: () => Temporal.Instant;
  /** Called where revisions could not be kept: they are published all the same, and kept at the next reload. */
  readonly notKept?: (error: unknown) => void;
};

/** The content folder as it is served. */
export type Content = {
  /** What may be quoted now; the same object until a reload changes something. Empty before the first reload. */
  current(): Library;
  /** Everything that the last reload found wrong; empty where all is well. */
  mistakes(): readonly Mistake[];
  /** When the folder was last read; undefined before the first time. */
  lastRead(): Temporal.Instant | undefined;
  /** What an editor should look at, of the files as the last reload found them. Costs as much as reading them. */
  notes(): readonly Mistake[];
  /** When the next article is to appear by its date; undefined where none waits. */
  nextAppearance(): Temporal.Instant | undefined;
  /**
   * Reads the folder again. A file with a mistake keeps the article that it last gave, before a restart too, a
   * publication its last good state, and a folder without any article file changes nothing, since that is never what
   * somebody meant. Never rejects; reloads at the same time wait for one another.
   */
  reload(): Promise<Library>;
  /**
   * Makes the older revisions that a text names (in a button, in a stored reply) known to every library of this content.
   * Undefined where there is nothing to look up. What is not kept stays unknown.
   */
  recall(text: string): Promise<void> | undefined;
};

/** Content of a folder; nothing is read before the first `reload`. */
export function createContent(options: ContentOptions): Content {
  const { dir, publicUrl, reservedCommands = [], archive, now = () => Temporal.Now.instant() } = options;
  const reader = createContentReader({ dir, reservedCommands, remark: options.remark });
  const older = createOlderRevisions(archive);
  const moves = archive && createKnownMoves(archive);
  let library = libraryOf(FALLBACK, []);
  let mistakes: readonly Mistake[] = [];
  let found: ReadContent = { publication: FALLBACK, files: [], mistakes: [], notes: [] };
  let published: ReadonlyMap<string, ReadFile> | undefined;
  let owners: ReadonlyMap<string, string> = new Map();
  let waiting: readonly Article[] = [];
  let readAt: Temporal.Instant | undefined;
  let turn: Promise<Library> = Promise.resolve(library);

  return {
    current: () => library,
    mistakes: () => mistakes,
    lastRead: () => readAt,
    notes: () => [...found.notes, ...found.files.flatMap((file) => [...file.notes(), ...notYetShown(file)])],
    nextAppearance: () =>
      waiting.map(({ published }) => published.toInstant()).sort(Temporal.Instant.compare)[0],
    reload() {
      turn = turn.then(reload, reload);
      return turn;
    },
    recall: (text) => older.recall(text, (revision) => library.revision(revision) !== undefined),
  };

  async function reload(): Promise<Library> {
    const before = published ?? (await publishedBefore());
    found = await reader.read();
    readAt = now();
    const { publication, files } = found;
    const kept = files.map((file) => (file.article ? file : (before.get(file.file) ?? file)));
    published = files.length > 0 ? new Map(kept.map((file) => [file.file, file])) : before;
    const joined = joinFiles([...published.values()].flatMap(inFile), owners);
    owners = new Map(joined.files.map(({ article, file }) => [article.slug, file]));
    mistakes = [...found.mistakes, ...files.flatMap((file) => file.mistakes), ...joined.mistakes];
    waiting = joined.files.map(({ article }) => article).filter(isInFuture);
    const shown = joined.files.filter(({ article }) => !isInFuture(article));
    const articles = shown.map(({ article }) => article);
    const moved = moves?.now();
    // Kept before it is quoted, so that whatever is quoted can be found again.
    await keep(shown, articles).catch((error) => options.notKept?.(error));
    const next = libraryOf(publication, articles);
    if (moves?.now() !== moved || !isSame(library, next)) library = next;
    return library;
  }

  async function keep(shown: readonly ArticleInFile[], articles: readonly Article[]): Promise<void> {
    await archive?.keep(shown);
    await moves?.learn(articles);
  }

  async function publishedBefore(): Promise<ReadonlyMap<string, ReadFile>> {
    const last = (await archive?.lastPublished().catch((error) => options.notKept?.(error))) ?? [];
    return new Map(last.map(({ file, article }) => [file, unchangedFile(file, article)]));
  }

  function libraryOf(publication: Library['publication'], articles: readonly Article[]): Library {
    return createLibrary({
      ...{ publication, articles, publicUrl },
      older: older.find,
      ...(moves && { moves: moves.now() }),
    });
  }

  function isInFuture({ published }: Article): boolean {
    return Temporal.Instant.compare(published.toInstant(), now()) > 0;
  }

  function notYetShown({ file, article }: ReadFile): Mistake[] {
    if (!article || !isInFuture(article)) return [];
    const message = `${article.published.toPlainDateTime().toString({ smallestUnit: 'minute' })} is in the future; the article is not shown before`;
    return [{ file, line: 1, field: 'published', message }];
  }
}

function inFile({ article, file, lineOf }: ReadFile) {
  return article ? [{ article, file, lineOf }] : [];
}

function unchangedFile(file: string, article: Article): ReadFile {
  return { file, article, mistakes: [], notes: () => [], lineOf: () => 1 };
}

function isSame(a: Library, b: Library): boolean {
  return (
    JSON.stringify(a.publication) === JSON.stringify(b.publication) &&
    a.articles.length === b.articles.length &&
    a.articles.every((article, index) => article === b.articles[index])
  );
}
