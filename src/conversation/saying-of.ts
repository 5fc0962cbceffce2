import type { Saying } from '../updates/index.ts';
import type { Incoming } from './incoming.ts';

/** How something was said, as evidence: by which message, and what was pressed on; none of its words. */
export function sayingOf({ kind, message, repliesTo }: Incoming): Saying {
  const isPressed = kind === 'choice';
  return {
    how: isPressed ? 'pressed' : 'typed',
    ...(message !== undefined && { message }),
    ...(isPressed && repliesTo && { pressedOn: repliesTo.message }),
  };
}
