import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Incoming } from '../../conversation/index.ts';
import { ACTION_BYTES } from '../../conversation/index.ts';
import { Refusal } from './refusal.ts';
import type { WebRequest } from './web-message.ts';

/** More than a person writes; the conversation says what is too long for it, this only bounds what is looked at. */
const LONGEST_TEXT = 16_000;

/** A language tag as pages and browsers name them. */
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i;

const schema: z.ZodType<WebRequest> = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  text: z.string().trim().min(1).max(LONGEST_TEXT).exactOptional(),
  action: z
    .string()
    .min(1)
    .refine((action) => Buffer.byteLength(action) <= ACTION_BYTES)
    .exactOptional(),
  language: z.string().regex(TAG).exactOptional(),
  article: z
    .string()
    .regex(/^[^/\s]{1,200}$/)
    .exactOptional(),
});

/** What the page said, in platform-neutral form. Throws Refusal (400) for anything else than a page posts. */
export function readRequest(
  body: unknown,
  from: { readonly chat: string; readonly at: Temporal.Instant; readonly acceptLanguage: string | undefined },
): Incoming {
  const checked = schema.safeParse(body);
  if (!checked.success || (checked.data.text === undefined) === (checked.data.action === undefined)) {
    throw new Refusal(400, 'This message cannot be read. Please write a question and send it again.');
  }
  const { id, text, action, article } = checked.data;
  const language = checked.data.language ?? languageOf(from.acceptLanguage);
  return {
    id: updateId(from.chat, id),
    chat: { platform: 'web', address: from.chat, kind: 'private' },
    at: from.at,
    ...(language !== undefined && { language }),
    ...(article !== undefined && { article }),
    kind: action === undefined ? 'text' : 'choice',
    text: (text ?? action ?? '').toWellFormed(),
    message: id,
  };
}

/** Ids are made by pages, so that two chats may have the same; hashed, since the chat's own name is a secret. */
function updateId(chat: string, id: string): string {
  return createHash('sha256').update(`${chat} ${id}`).digest('base64url');
}

/** The first language that the browser asks for. */
function languageOf(acceptLanguage: string | undefined): string | undefined {
  const [first = ''] = (acceptLanguage ?? '').split(/[,;]/);
  return TAG.test(first.trim()) ? first.trim() : undefined;
}
