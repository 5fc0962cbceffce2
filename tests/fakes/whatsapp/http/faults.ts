/** How a request goes wrong. */
export type Fault =
  /** Refused with this code, nothing done. */
  | { readonly kind: 'error'; readonly code: number }
  /** A page of a proxy in place of an answer, nothing done. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection ends before anything is done. */
  | { readonly kind: 'reset' }
  /** Carried out, and then the connection ends without an answer, or stays silent. */
  | { readonly kind: 'lost'; readonly how: 'reset' | 'silence' }
  /** Carried out, and answered with the page of a proxy. */
  | { readonly kind: 'hidden'; readonly status: number }
  /** Accepted, and reported as failed with this code afterwards. */
  | { readonly kind: 'fails-later'; readonly code: number }
  /** Accepted, and never heard of again: no status comes. */
  | { readonly kind: 'no-status' }
  /** Accepted as a template that is held back until its quality is known. */
  | { readonly kind: 'held' };

export type Faults = {
  /** The next `times` requests to a path that ends so go wrong; calls that mark messages as read are left alone. */
  add(path: string, fault: Fault, times?: number): void;
  take(path: string): Fault | undefined;
  clear(): void;
};

export function createFaults(): Faults {
  const waiting: { path: string; fault: Fault; left: number }[] = [];
  return {
    add: (path, fault, times = 1) => void waiting.push({ path, fault, left: times }),
    clear() {
      waiting.length = 0;
    },
    take(path) {
      const found = waiting.find((each) => each.left > 0 && path.endsWith(each.path));
      if (!found) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}
