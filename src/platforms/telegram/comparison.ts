import type { Log } from '../../log.ts';

/**
 * Compares a text with what Telegram shows of it. What Telegram cleans away is cleaned away when articles are read;
 * where it does more, editors have to know.
 */
export type Compare = (text: string, shown: string | undefined) => void;

export function createCompare(log: Log): Compare {
  return (text, shown) => {
    if (shown === text) return;
    const at = firstDifference(text, shown ?? '');
    const unit = text.codePointAt(at)?.toString(16).toUpperCase().padStart(4, '0') ?? 'the end';
    log.error(
      { platform: 'telegram', at, character: `U+${unit}` },
      'Telegram shows a message otherwise than it was sent, from this place on',
    );
  };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
