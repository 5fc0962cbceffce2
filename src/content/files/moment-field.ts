import { z } from 'zod';
import { short, text } from './field-kinds.ts';

const EXAMPLE = '2020-08-21 05:20';

/** The zone of a written offset or annotation: `Z`, `+04:00`, `[Asia/Dubai]`. */
const HAS_ZONE = /(?:[Zz]|[+-]\d{2}(?::?\d{2})?|\])$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[ Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?/;

/**
 * A date with its time: `2020-08-21 05:20` in the publication's zone, or with an offset or a zone of its own as in
 * ISO 8601 and RFC 9557. The result is in the publication's zone.
 */
export function momentField(timeZone: string) {
  return text(EXAMPLE).transform((written, context): Temporal.ZonedDateTime => {
    const moment = readMoment(written.trim(), timeZone);
    if (typeof moment !== 'string') return moment;
    context.addIssue(moment);
    return z.NEVER;
  });
}

function readMoment(written: string, timeZone: string): Temporal.ZonedDateTime | string {
  const local = LOCAL.exec(written)?.[0];
  if (!local) {
    return /^\d{4}-\d{2}-\d{2}$/.test(written)
      ? `"${written}" has no time; write ${written} ${EXAMPLE.slice(-5)}`
      : `"${short(written)}" is not a date with its time; write ${EXAMPLE}`;
  }
  const rest = written.slice(local.length).replace(/^ +(?=[+-]|[Zz]$)/, '');
  const iso = local.replace(' ', 'T') + rest;
  try {
    if (rest === '') {
      return Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone, { disambiguation: 'reject' });
    }
    if (!HAS_ZONE.test(rest)) return `"${short(written)}" is not a date with its time; write ${EXAMPLE}`;
    const zoned = rest.endsWith(']') ? Temporal.ZonedDateTime.from(iso) : Temporal.Instant.from(iso);
    return 'toInstant' in zoned ? zoned.withTimeZone(timeZone) : zoned.toZonedDateTimeISO(timeZone);
  } catch {
    return rest === '' && isDate(iso)
      ? `"${written}" does not exist or exists twice in ${timeZone}, where the clocks change; write the offset behind it, as in ${EXAMPLE}+04:00`
      : `"${short(written)}" is not a date that exists; write ${EXAMPLE}`;
  }
}

function isDate(iso: string): boolean {
  try {
    return Boolean(Temporal.PlainDateTime.from(iso));
  } catch {
    return false;
  }
}
