/**
 * Until when a chat that has chosen quiet hours (`22:00-07:00`, by the clocks of its time zone) is to be left alone, in
 * milliseconds since 1970; undefined where it is not quiet now.
 */
export function quietUntil(hours: string, timeZone: string, now: number): number | undefined {
  const [from, to] = hours.split('-').map((time) => Temporal.PlainTime.from(time));
  if (!from || !to) return undefined;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const time = here.toPlainTime();
  const isAfter = (other: Temporal.PlainTime) => Temporal.PlainTime.compare(time, other) >= 0;
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0;
  const isQuiet = overMidnight ? isAfter(from) || !isAfter(to) : isAfter(from) && !isAfter(to);
  if (!isQuiet) return undefined;
  const days = overMidnight && isAfter(from) ? 1 : 0;
  return here.toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime: to }).epochMilliseconds;
}
