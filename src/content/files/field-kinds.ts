import { z } from 'zod';
import { normaliseText } from '../normalise-text.ts';
import { didYouMean } from './nearest-name.ts';

/** The kinds of fields that content files consist of. Each says of a mistake what is wrong and what to write instead. */

/** Words in one line. `example` is what to write: `headline: Trump meets Iraq PM`. */
export function text(example: string) {
  return z
    .string({ error: ({ input }) => wrongKind(input, example) })
    .refine((written) => normaliseText(written) !== '', { error: `is empty; write ${example}`, abort: true });
}

export function texts(example: string) {
  return z.array(text(example), { error: ({ input }) => wrongKind(input, `a list: ${example}`) });
}

export function listOf<Item extends z.ZodType>(item: Item, example: string) {
  return z.array(item, { error: ({ input }) => wrongKind(input, `a list: ${example}`) });
}

/** Fields of these names and no other. The message for unknown ones is a JSON list, one text for each of `issue.keys`. */
export function fieldsOf<Shape extends z.ZodRawShape>(shape: Shape, example: string) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? JSON.stringify(issue.keys.map((key) => unknownField(key, names)))
        : wrongKind(issue.input, example),
  });
}

function unknownField(key: string, names: readonly string[]): string {
  return `is not a field here${didYouMean(key, names) || `; known are ${names.join(', ')}`}`;
}

export function webAddress(example: string) {
  return text(example).refine((written) => isWebAddress(written), {
    error: ({ input }) => `"${short(input)}" is not a web address; write ${example}`,
  });
}

function isWebAddress(written: string): boolean {
  const url = URL.parse(written);
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && !/\s/.test(written);
}

/** A BCP 47 tag, made canonical: `en-gb` becomes `en-GB`. */
export function languageTag() {
  return text('en, ar or pt-BR').transform((written, context) => {
    try {
      return Intl.getCanonicalLocales(written)[0] ?? written;
    } catch {
      context.addIssue(`"${short(written)}" is not a language; write its code: en, ar or pt-BR`);
      return z.NEVER;
    }
  });
}

/** An IANA time zone. */
export function timeZone() {
  return text('time_zone: Asia/Dubai').refine(isTimeZone, {
    error: ({ input }) =>
      `"${short(input)}" is not a known time zone${didYouMean(String(input), Intl.supportedValuesOf('timeZone')) || '; write one like Asia/Dubai or Europe/London'}`,
  });
}

function isTimeZone(written: string): boolean {
  try {
    return (
      /^[A-Za-z]/.test(written) &&
      Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(written))
    );
  } catch {
    return false;
  }
}

/** A text as it can stand in a message, at most 60 characters of it. */
export function short(written: unknown): string {
  const whole = String(written);
  return whole.length > 60 ? `${whole.slice(0, 60).toWellFormed()}…` : whole;
}

export function wrongKind(input: unknown, example: string): string {
  return input === undefined ? `is missing; write ${example}` : `is ${kindOf(input)}; write ${example}`;
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of fields';
  if (typeof input === 'string') return 'a text';
  return `${input} without quotation marks`;
}
