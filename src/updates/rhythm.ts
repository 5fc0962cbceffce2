/** How often a chat is told. Times are minutes after midnight on the chat's own wall; days count from Monday, 1. */
export type Rhythm =
  | { readonly kind: 'at once' }
  | { readonly kind: 'daily'; readonly minute: number }
  | { readonly kind: 'weekly'; readonly day: number; readonly minute: number };

/** 08:00, and Monday: what is meant where a rhythm is named without them. */
export const USUAL_MINUTE = 8 * 60;
export const USUAL_DAY = 1;

/** `08:00`. */
export function writeMinute(minute: number): string {
  return `${String(Math.trunc(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Reads `8:00`, `08.00`, `8`, `8am` and `6:30pm`; undefined where it is no time of the day. */
export function readMinute(text: string): number | undefined {
  const found = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>am|pm)?$/i.exec(text)?.groups;
  if (!found) return undefined;
  const [hour, minute] = [Number(found.hour), Number(found.minute ?? 0)];
  const half = found.half?.toLowerCase();
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined;
  return ((half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour) * 60 + minute) % 1440;
}
