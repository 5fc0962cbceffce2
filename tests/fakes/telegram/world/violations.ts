import type { SchemaRule } from '../schema/check.ts';
import type { Note } from '../text/index.ts';

/** What a request did wrong. Each is refused, changed or silently dropped by the real server, or endangers the bot there. */
export type Rule =
  | SchemaRule
  | Note['rule']
  | 'unknown-method'
  | 'not-emulated'
  | 'encoding'
  | 'refused-content'
  | 'too-many-buttons'
  | 'unknown-update-kind'
  | 'deep-link'
  | 'press-never'
  | 'query-unknown'
  | 'query-late'
  | 'query-twice'
  | 'sent-while-waiting'
  | 'commands-unchanged'
  | 'webhook-answer'
  /** This server failed, not the bot. */
  | 'server-failure';

export type Violation = { readonly rule: Rule; readonly method: string; readonly detail: string };

export type Violations = {
  readonly all: readonly Violation[];
  add(rule: Rule, method: string, detail: string): void;
};

/** Collects violations; rules in `tolerates` are let pass. */
export function createViolations(tolerates: readonly Rule[]): Violations {
  const all: Violation[] = [];
  return {
    all,
    add(rule, method, detail) {
      if (!tolerates.includes(rule)) all.push({ rule, method, detail });
    },
  };
}

export function describeViolation({ rule, method, detail }: Violation): string {
  return `${method}: ${rule}: ${detail}`;
}
