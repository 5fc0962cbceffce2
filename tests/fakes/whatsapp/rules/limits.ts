import { z } from 'zod';

/**
 * Text of 1 to `most` UTF-16 units with something to see in it, in whole characters. How the platform counts is not
 * published; this is the strictest reading.
 */
export function text(most: number) {
  return z
    .string()
    .max(most)
    .refine((value) => /[^\s\p{Cf}]/u.test(value), { error: 'must not be empty' })
    .refine((value) => value.isWellFormed(), { error: 'is cut inside a character' });
}

export const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
export const PHONE = /^\+?\d{6,15}$/;
export const WAMID = /^wamid\.[A-Za-z0-9+/=_-]{10,}$/;

/** Whether each value stands once only. */
export function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** The first thing that is wrong with a body, as the platform would name it. */
export function firstProblem(error: z.ZodError): { readonly missing: boolean; readonly details: string } {
  const issue = error.issues[0];
  const path = issue?.path.join('.') || 'body';
  const missing = issue?.code === 'invalid_type' && issue.message.includes('undefined');
  const keys = issue?.code === 'unrecognized_keys' ? ` (${issue.keys.join(', ')})` : '';
  return { missing, details: `${path}: ${issue?.message ?? 'not valid'}${keys}` };
}
