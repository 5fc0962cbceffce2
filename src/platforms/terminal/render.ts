import wrapAnsi from 'wrap-ansi';
import type { Library } from '../../content/index.ts';
import type { Part, Reply } from '../../conversation/index.ts';
import { attribution, revisionDate } from '../../conversation/index.ts';

/** One reply as it is printed, in pieces of one style each. */
export type TerminalMessage = {
  readonly pieces: readonly Piece[];
  /** What typing 1, 2, 3 … means. */
  readonly actions: readonly string[];
};

export type Piece = {
  readonly text: string;
  readonly style?: 'bold' | 'dim';
  /** Counts the quotations from 0; absent where the piece is not the article's words. */
  readonly quotation?: number;
};

/** Pure: the one message of a reply. Throws RangeError where an excerpt's revision is unknown. */
export function renderTerminal(reply: Reply, library: Library): TerminalMessage {
  let quotations = 0;
  const blocks = reply.parts.map((part) => block(part)).filter((pieces) => pieces.length > 0);
  const choices = reply.choices.map(({ label }, index) => `[${index + 1}] ${label}`).join('  ');
  if (choices) blocks.push([dim(choices)]);
  return {
    pieces: blocks.flatMap((pieces, index) => (index === 0 ? pieces : [{ text: '\n\n' }, ...pieces])),
    actions: reply.choices.map(({ action }) => action),
  };

  function block(part: Part): Piece[] {
    switch (part.kind) {
      case 'words':
        return [{ text: part.text }];
      case 'quotation': {
        const quotation = library.quote(part.excerpt);
        const { speaker, headline, date, url } = attribution(quotation, library, reply.language);
        const source = [`${headline} · ${date}`, url];
        return lines([
          quoted(quotation.text, part.mark && span(part.mark, part.excerpt.start)),
          ...(speaker ? [[{ text: `— ${speaker}` }]] : []),
          ...(part.source === 'quiet' ? [] : source.map((text) => [dim(text)])),
        ]);
      }
      case 'article': {
        const article = library.article(part.article);
        if (!article) return [];
        return lines([
          ...(article.kicker ? [[dim(article.kicker)]] : []),
          [{ text: article.headline, style: 'bold' }],
          ...(article.standfirst ? [quoted(article.standfirst.text)] : []),
          [dim(revisionDate(article, library, reply.language))],
          [dim(library.url(article))],
        ]);
      }
      case 'list':
        return lines(
          part.items.map(({ label, action }) => [
            { text: action },
            ...(action.endsWith(label) ? [] : [dim(`  ${label}`)]),
          ]),
        );
      case 'links':
        return lines(part.links.map(({ label, url }) => [{ text: `${label}: ${url}` }]));
    }
  }

  function quoted(text: string, mark?: { readonly start: number; readonly end: number }): Piece[] {
    const quotation = quotations++;
    if (!mark) return [{ text, quotation }];
    const pieces: Piece[] = [
      { text: text.slice(0, mark.start), quotation },
      { text: text.slice(mark.start, mark.end), style: 'bold', quotation },
      { text: text.slice(mark.end), quotation },
    ];
    return pieces.filter((piece) => piece.text !== '');
  }
}

/** The quotations as they stand in a message, in order. */
export function quotedIn(message: TerminalMessage): string[] {
  const texts: string[] = [];
  for (const { text, quotation } of message.pieces) {
    if (quotation !== undefined) texts[quotation] = (texts[quotation] ?? '') + text;
  }
  return texts;
}

const CODES = { bold: ['\u001b[1m', '\u001b[22m'], dim: ['\u001b[2m', '\u001b[22m'] } as const;

/** Longer lines are hard to read, however wide the window. */
const WIDEST = 100;

/** What a terminal can show. */
export type Screen = {
  readonly isTTY?: boolean | undefined;
  /** How many characters stand in a line; absent where nobody knows. */
  readonly columns?: number | undefined;
};

/**
 * The message as text. On a screen it has bold and dim and is broken between words, and a broken line goes on below its
 * beginning; for a file or a pipe every paragraph stays one line.
 */
export function printed({ pieces }: TerminalMessage, { isTTY = false, columns = WIDEST }: Screen): string {
  if (!isTTY) return pieces.map(({ text }) => text).join('');
  const text = pieces.map((piece) =>
    piece.style ? CODES[piece.style][0] + piece.text + CODES[piece.style][1] : piece.text,
  );
  const wide = Math.max(20, Math.min(columns, WIDEST));
  return text
    .join('')
    .replace(/^( *)(.+)$/gm, (_, indent: string, line: string) =>
      wrapAnsi(line, wide - indent.length).replace(/^/gm, indent),
    );
}

function dim(text: string): Piece {
  return { text, style: 'dim' };
}

function lines(all: readonly (readonly Piece[])[]): Piece[] {
  return all.flatMap((pieces, index) => [{ text: index === 0 ? '  ' : '\n  ' }, ...pieces]);
}

function span(mark: { readonly start: number; readonly end: number }, origin: number) {
  return { start: mark.start - origin, end: mark.end - origin };
}
