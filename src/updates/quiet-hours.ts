import { westernDigits } from './digits.ts';
import { readMinute, writeMinute } from './rhythm.ts';

/** Reads `22:00-07:00`, `22-7`, `22:00 07:00` and `10 pm to 7 am` into `22:00-07:00`; undefined where it is no span of time. */
export function readQuietHours(text: string): string | undefined {
  const said = westernDigits(text).trim();
  const parts = said.split(/\s*[-–—−]\s*|\s+(?:(?:to|until|إلى|الى|حتى)\s+)?(?!\s*[ap]m\b)/i);
  const [from, to] = parts.map(readMinute);
  if (parts.length !== 2 || from === undefined || to === undefined || from === to) return undefined;
  return `${writeMinute(from)}-${writeMinute(to)}`;
}
