import { readMinute, writeMinute } from './rhythm.ts';

/** Reads `22:00-07:00`, `22-7` and `10pm to 7am` into `22:00-07:00`; undefined where it is no span of time. */
export function readQuietHours(text: string): string | undefined {
  const parts = text.trim().split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/i);
  const [from, to] = parts.map(readMinute);
  if (parts.length !== 2 || from === undefined || to === undefined || from === to) return undefined;
  return `${writeMinute(from)}-${writeMinute(to)}`;
}
