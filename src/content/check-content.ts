import type { ContentOptions } from './content.ts';
import type { Mistake } from './files/mistake.ts';
import { formatMistake } from './files/mistake.ts';
import { loadContent } from './load-content.ts';

export type CheckReport = {
  /** Mistakes, then notes, then a summary, as they are printed. */
  readonly lines: readonly string[];
  readonly mistakes: number;
};

export type CheckOptions = Pick<ContentOptions, 'reservedCommands' | 'remark'> & {
  /** How many commands the shortest menu shows; without it as many as there are. */
  readonly commandsShown?: number;
};

/** Checks a content folder for its editors: everything that must be put right, and everything that they should look at. */
export async function checkContent(
  dir: string,
  { commandsShown = Number.POSITIVE_INFINITY, ...options }: CheckOptions = {},
): Promise<CheckReport> {
  const { library, mistakes, notes } = await loadContent(dir, { publicUrl: '', ...options });
  const declared = library.topics.filter(({ origin }) => origin === 'declared').length;
  const menu =
    declared > commandsShown
      ? [
          `note: ${declared} topics are declared; not every menu shows more than ${commandsShown} commands, the others can still be typed`,
        ]
      : [];
  const found = notes();
  const summary = [
    counted(library.articles.length, 'article'),
    counted(library.topics.length, 'topic'),
    counted(mistakes.length, 'mistake'),
    counted(found.length + menu.length, 'note'),
  ];
  return {
    lines: [
      ...sorted(mistakes).map(formatMistake),
      ...sorted(found).map(note),
      ...menu,
      `${summary.join(', ')}.`,
    ],
    mistakes: mistakes.length,
  };
}

function note({ message, ...place }: Mistake): string {
  return formatMistake({ ...place, message: `note: ${message}` });
}

function sorted(mistakes: readonly Mistake[]): Mistake[] {
  return [...mistakes].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
