/** How a call goes wrong. */
export type Fault =
  /** Refused before anything is done; `Retry-After` goes with it. */
  | { readonly kind: 'retry-after'; readonly seconds: number }
  /** Refused with this code and these words. */
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  /** A page of a proxy instead of an answer. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection ends before a header comes; nothing is done. */
  | { readonly kind: 'reset' }
  /** Carried out, but the answer ends in its middle: with its length announced beforehand, or in chunks. */
  | { readonly kind: 'cut'; readonly how: 'content-length' | 'chunked' }
  /** Carried out, and answered after so many milliseconds of the server's clock. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Carried out, but no answer ever comes: the connection ends or stays silent. */
  | { readonly kind: 'lost'; readonly how: 'reset' | 'silence' };

/** What goes wrong with updates, whatever the method. */
export type UpdateFault =
  /** The next update comes again after it was confirmed. */
  | { readonly kind: 'duplicate-update' }
  /** Ids go on `by` further, or further back. */
  | { readonly kind: 'update-id-jump'; readonly by: number };

export type Failure = {
  /** A method's name, or `*` for any. */
  readonly method: string;
  /** How many calls go wrong; 1 unless told. */
  readonly times?: number;
  /** Only calls about this chat. */
  readonly chat?: number;
  readonly how: Fault;
};

export type Faults = {
  add(failure: Failure): void;
  take(method: string, parameters: Readonly<Record<string, unknown>>): Fault | undefined;
};

export function createFaults(): Faults {
  let waiting: { readonly failure: Failure; left: number }[] = [];
  return {
    add: (failure) => void waiting.push({ failure, left: failure.times ?? 1 }),
    take(method, parameters) {
      if (waiting.length === 0) return undefined;
      const next = waiting.find(({ failure }) => matches(failure, method, parameters));
      if (!next) return undefined;
      next.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return next.failure.how;
    },
  };
}

function matches(failure: Failure, method: string, parameters: Readonly<Record<string, unknown>>): boolean {
  if (failure.method !== '*' && failure.method.toLowerCase() !== method.toLowerCase()) return false;
  return failure.chat === undefined || String(parameters.chat_id) === String(failure.chat);
}
