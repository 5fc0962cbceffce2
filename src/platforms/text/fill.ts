/** What stays together in one message. `Body` is text as its platform formats it. */
export type Block<Body> = { readonly body: Body; readonly source?: Source<Body> };

/** Where the quotation of a block is from. */
export type Source<Body> = {
  readonly line: Body;
  readonly revision: string;
  /** A quotation beside it in the same message, of the same revision, names the source for both. */
  readonly quiet: boolean;
};

/** How a platform puts text together, and whether it is one message then. */
export type Setting<Body> = {
  join(pieces: readonly Body[], joint: string): Body;
  fits(body: Body): boolean;
};

export type Fill<Body> = {
  /** Fills messages with as many whole blocks as their limits allow. No message quotes without saying from where. */
  fill(blocks: readonly Block<Body>[]): Body[];
  /** Puts lines below each other into as few pieces as the limits of a message allow. */
  stack(lines: readonly Body[]): Body[];
};

/** Fills messages with blocks on a platform's own terms. */
export function createFill<Body>({ join, fits }: Setting<Body>): Fill<Body> {
  return {
    fill(blocks) {
      const messages: Block<Body>[][] = [];
      for (const block of blocks) {
        const last = messages.at(-1);
        if (last && fits(compose([...last, block]))) last.push(block);
        else messages.push([block]);
      }
      return messages.map(compose);
    },
    stack(lines) {
      const pieces: Body[] = [];
      for (const line of lines) {
        const last = pieces.at(-1);
        const longer = last !== undefined ? join([last, line], '\n') : undefined;
        if (longer !== undefined && fits(longer)) pieces[pieces.length - 1] = longer;
        else pieces.push(line);
      }
      return pieces;
    },
  };

  function compose(blocks: readonly Block<Body>[]): Body {
    return join(
      blocks.map(({ body, source }, index) =>
        source && namesSource(blocks, index) ? join([body, source.line], '\n') : body,
      ),
      '\n\n',
    );
  }
}

/** A quiet quotation names its source only where none of those beside it does, and it is the last of them. */
function namesSource<Body>(blocks: readonly Block<Body>[], index: number): boolean {
  const source = blocks[index]?.source;
  if (!source?.quiet) return true;
  const together = (block: Block<Body> | undefined) => block?.source?.revision === source.revision;
  let first = index;
  while (together(blocks[first - 1])) first -= 1;
  let last = index;
  while (together(blocks[last + 1])) last += 1;
  return index === last && blocks.slice(first, last).every((block) => block.source?.quiet);
}
