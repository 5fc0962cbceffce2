import type { Clock } from '../../../../src/clock.ts';
import { badRequest } from '../protocol/refusal.ts';
import type { Changes } from './changes.ts';
import type { Violations } from './violations.ts';

/** How long the server takes an answer, in milliseconds of emulated time. */
const DEADLINES = { callback: 15_000, inline: 20_000, guest: 24 * 3_600_000 } as const;

export type QueryKind = keyof typeof DEADLINES;

export type Query<Answer> = {
  readonly id: string;
  readonly kind: QueryKind;
  readonly asked: number;
  /** What it is about, for whoever reads a failed test. */
  readonly about: string;
  answer: Answer | undefined;
};

export type Queries<Answer> = {
  ask(about: string): Query<Answer>;
  /** Takes an answer once and in time. Refuses in the server's words otherwise, which is a violation as well. */
  answer(id: string, answer: Answer, method: string): Query<Answer>;
  /** Resolves with the answer. Rejects when the patience is over. */
  answered(query: Query<Answer>): Promise<Answer>;
  open(): readonly Query<Answer>[];
};

const REFUSED = 'query is too old and response timeout expired or query ID is invalid';

export function createQueries<Answer>(
  kind: QueryKind,
  clock: Clock,
  violations: Violations,
  changes: Changes,
): Queries<Answer> {
  const known = new Map<string, Query<Answer>>();
  const now = () => clock.now().epochMilliseconds;
  let count = 0;
  return {
    ask(about) {
      count += 1;
      const id = `${kind}-${count}`;
      const query: Query<Answer> = { id, kind, asked: now(), about, answer: undefined };
      known.set(id, query);
      return query;
    },
    answer(id, answer, method) {
      const query = known.get(id);
      const refuse = (rule: 'query-unknown' | 'query-late' | 'query-twice', detail: string) => {
        violations.add(rule, method, detail);
        return badRequest(REFUSED);
      };
      if (!query) throw refuse('query-unknown', `nobody asked ${id}`);
      if (query.answer) throw refuse('query-twice', `${query.about} was answered before`);
      const waited = now() - query.asked;
      if (waited > DEADLINES[kind]) throw refuse('query-late', `${query.about} waited ${waited / 1000} s`);
      query.answer = answer;
      changes.happened();
      return query;
    },
    async answered(query) {
      await changes.until(
        () => query.answer !== undefined,
        () => `The bot did not answer ${query.about}.`,
      );
      if (query.answer === undefined) throw new Error('An answer went missing.');
      return query.answer;
    },
    open: () =>
      known
        .values()
        .filter(({ answer }) => answer === undefined)
        .toArray(),
  };
}
