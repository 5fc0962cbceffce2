/**
 * Milliseconds to wait before try number `attempt` (from 1): doubling from `first` up to `most`, of which a random
 * half is left out, so that many who failed together do not come back together.
 */
export function backoff(attempt: number, first: number, most: number, random = Math.random): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (0.5 + random() / 2));
}
