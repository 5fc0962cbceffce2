import type { Rhythm } from './rhythm.ts';

/** What comes at its time, and not at once. */
export type Regular = Exclude<Rhythm, { kind: 'at once' }>;

/**
 * The first moment after `after` at which a digest is due by the clocks of a time zone. On the day on which clocks go
 * forward a time that does not exist is as much later as they go; where an hour comes twice, the first one counts.
 */
export function nextDue(rhythm: Regular, timeZone: string, after: Temporal.Instant): Temporal.Instant {
  const { minute } = rhythm;
  const at = Temporal.PlainTime.from({ hour: Math.trunc(minute / 60), minute: minute % 60 });
  const today = after.toZonedDateTimeISO(timeZone).toPlainDate();
  const days = rhythm.kind === 'weekly' ? (rhythm.day - today.dayOfWeek + 7) % 7 : 0;
  const step = rhythm.kind === 'weekly' ? 7 : 1;
  for (let date = today.add({ days }); ; date = date.add({ days: step })) {
    const due = date.toZonedDateTime({ timeZone, plainTime: at }).toInstant();
    if (Temporal.Instant.compare(due, after) > 0) return due;
  }
}

/** A digest of the late evening may still come a little after midnight. */
const GRACE_HOURS = 2;

/** Until when a digest that was due is still worth sending: the end of its day by the clocks of a time zone. */
export function lateFrom(due: Temporal.Instant, timeZone: string): Temporal.Instant {
  const midnight = due.toZonedDateTimeISO(timeZone).add({ days: 1 }).startOfDay().toInstant();
  const grace = due.add({ hours: GRACE_HOURS });
  return Temporal.Instant.compare(grace, midnight) > 0 ? grace : midnight;
}
