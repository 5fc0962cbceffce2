import type { Clock } from '../../clock.ts';
import type { Incoming } from '../../conversation/index.ts';
import type { Accept } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import type { Call } from './call.ts';
import type { Elsewhere } from './elsewhere.ts';
import { guestQuestion } from './guest-question.ts';
import type { PassedOver, Self } from './incoming.ts';
import { toIncoming } from './incoming.ts';
import type { Update as ApiUpdate } from './update.ts';
import { readUpdate } from './update.ts';

export type IntakeOptions = {
  readonly call: Call;
  readonly self: Self;
  readonly accept: Accept;
  /** Answers inline and guest queries; they stay without an answer where it is absent. */
  readonly elsewhere?: Elsewhere | undefined;
  /** Whether a command is ours. */
  knows(command: string): boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each update that becomes no incoming. */
  passedOver(reason: PassedOver): void;
};

export type Taken = {
  /** The id from which to go on: every update below it is stored or was not for us. Absent where nothing was given. */
  readonly next?: number;
  /** Why an update could not be stored. It has to be given again. */
  readonly failure?: unknown;
};

/** Takes updates in, however they came. */
export type Intake = {
  /**
   * Answers presses at once, stores what is for us, and resolves when that is done; never rejects. Chats are stored
   * side by side, each in its order, and none goes on behind an update that could not be stored.
   */
  take(updates: readonly unknown[]): Promise<Taken>;
  /** Resolves when every press and query that was answered has been heard. */
  settled(): Promise<void>;
};

type Update = { readonly id: number; readonly press?: string; readonly incoming?: Incoming };

export function createIntake(options: IntakeOptions): Intake {
  const { call, self, accept, clock, log } = options;
  /** Presses that were answered while their update waits to be stored. */
  const answered = new Set<string>();
  const answering = new Set<Promise<unknown>>();

  return {
    async take(raw) {
      const updates = raw.flatMap(read).sort((a, b) => a.id - b.id);
      const last = updates.at(-1);
      if (!last) return {};
      const chats = Map.groupBy(updates, ({ incoming }) => incoming?.chat.address);
      const failures = (await Promise.all(chats.values().map(storeInOrder))).filter(
        (each) => each !== undefined,
      );
      const first = failures.sort((a, b) => a.id - b.id)[0];
      if (first) return { next: first.id, failure: first.error };
      for (const { press } of updates) if (press !== undefined) answered.delete(press);
      return { next: last.id + 1 };
    },
    async settled() {
      await Promise.all(answering);
    },
  };

  function read(raw: unknown): Update[] {
    const found = readUpdate(raw);
    if (found.kind === 'malformed') {
      const { id, press } = found;
      if (press !== undefined) answerPress(press);
      options.passedOver('unknown');
      return id === undefined ? [] : [{ id, ...(press !== undefined && { press }) }];
    }
    const { update } = found;
    const press = update.callback_query?.id;
    if (press !== undefined) answerPress(press);
    if (answersElsewhere(update)) return [{ id: update.update_id }];
    const incoming = toIncoming(update, { self, now: clock.now(), knows: options.knows });
    const read = { id: update.update_id, ...(press !== undefined && { press }) };
    if (typeof incoming !== 'string') return [{ ...read, incoming }];
    options.passedOver(incoming);
    return [read];
  }

  async function storeInOrder(
    updates: readonly Update[],
  ): Promise<{ id: number; error: unknown } | undefined> {
    for (const { id, incoming } of updates) {
      try {
        if (incoming) await accept(incoming);
      } catch (error) {
        return { id, error };
      }
    }
    return undefined;
  }

  /** Once, and without waiting: the reader's button spins until then, whatever becomes of the press. */
  function answerPress(id: string): void {
    if (answered.has(id)) return;
    answered.add(id);
    later(
      call('answerCallbackQuery', { callback_query_id: id }).catch((error) =>
        log.info({ platform: 'telegram', err: error }, 'a press was not acknowledged'),
      ),
    );
  }

  /** Where the bot is no member there is no chat to store: those queries are answered at once or not at all. */
  function answersElsewhere({ inline_query, guest_message }: ApiUpdate): boolean {
    if (inline_query && options.elsewhere) later(options.elsewhere.answerInline(inline_query));
    const question = guest_message && guestQuestion(guest_message, self);
    if (question !== undefined && guest_message && options.elsewhere)
      later(options.elsewhere.answerGuest(guest_message, question));
    return inline_query !== undefined || guest_message !== undefined;
  }

  function later(work: Promise<unknown>): void {
    const done = work.finally(() => answering.delete(done));
    answering.add(done);
  }
}
