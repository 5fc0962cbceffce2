import { ApiError } from './client/index.ts';

/** Why a call failed, as it may be logged or shown: what the platform said, and what the operator can do about it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const advice = error instanceof ApiError ? error.advice : undefined;
  return advice && 'fix' in advice ? `${error.message}; ${advice.fix}` : error.message;
}
