import type { Clock } from '../../clock.ts';
import type { Incoming } from '../../conversation/index.ts';
import type { Accept, Settle } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { adviceFor } from './client/index.ts';
import type { Event } from './event.ts';
import type { PassedOver, Self } from './incoming.ts';
import { toIncoming } from './incoming.ts';
import type { ReadingMarks } from './reading-marks.ts';
import { toReport } from './report.ts';

export type IntakeOptions = {
  self(): Self;
  readonly accept: Accept;
  /** Takes what is told of messages of ours. */
  readonly settle: Settle | undefined;
  readonly marks: ReadingMarks;
  readonly clock: Clock;
  readonly log: Log;
  passedOver(reason: PassedOver): void;
  /** A template was approved, paused or refused. */
  templateChanged(): void;
  /** Meta has refused a template for itself after it had taken it. */
  templateRefused(): void;
  /** The account or the number may do more, or less, than before. */
  accountChanged(): void;
};

/** Takes in the events of one webhook. */
export type Intake = {
  /**
   * Resolves when everything that is for us is stored; rejects where something could not be, and all of it has to come
   * again. Chats are stored side by side, each in its order.
   */
  take(events: readonly Event[]): Promise<void>;
};

export function createIntake(options: IntakeOptions): Intake {
  const { self, accept, settle, marks, clock, log, passedOver } = options;

  return {
    async take(events) {
      const incomings = events.flatMap(read);
      const chats = Map.groupBy(incomings, ({ chat }) => chat.address);
      const settled = events.map(settleStatus);
      await Promise.all([
        ...settled,
        ...chats.values().map(async (all) => {
          const said = inOrder(all);
          mark(said);
          for (const incoming of said) await accept(incoming);
        }),
      ]);
    },
  };

  async function settleStatus(event: Event): Promise<void> {
    if (event.kind !== 'status') return;
    const { status, errors, pricing } = event.status;
    if (status === 'failed') {
      const [error] = errors ?? [];
      log.warn({ platform: 'whatsapp', code: error?.code, reason: error?.title }, 'a message did not arrive');
      if (error && adviceFor(error.code, 400).kind === 'template') options.templateRefused();
    }
    if (pricing?.category === 'general_purpose_ai') {
      log.error(
        { platform: 'whatsapp' },
        'Meta charges messages as those of a general assistant; object in the WhatsApp Manager',
      );
    }
    const report = toReport(event.status);
    if (report) await settle?.(report);
  }

  function read(event: Event): Incoming[] {
    if (event.kind === 'status') return [];
    if (event.kind === 'template') {
      options.templateChanged();
      return [];
    }
    if (event.kind === 'account') options.accountChanged();
    if (event.kind === 'unknown' || event.kind === 'account') {
      log.warn(
        { platform: 'whatsapp', field: event.field },
        'the platform tells something; look into the WhatsApp Manager',
      );
      passedOver(event.kind === 'unknown' ? 'unknown' : 'service');
      return [];
    }
    const incoming = toIncoming(event, self(), clock.now());
    if (typeof incoming !== 'string') return [incoming];
    passedOver(incoming);
    return [];
  }

  /** The last one that somebody said, which marks those before it as well. Groups have no marks. */
  function mark(said: readonly Incoming[]): void {
    const last = said.findLast(({ message, kind }) => message !== undefined && kind !== 'membership');
    if (last?.message !== undefined && last.chat.kind === 'private')
      marks.mark(last.chat.address, last.message);
  }
}

/** Messages of one webhook may stand in any order; the platform tells seconds, so those of one second stay as they are. */
function inOrder(incomings: readonly Incoming[]): Incoming[] {
  return incomings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}
