import { z } from 'zod';
import { GraphError } from '../http/graph-error.ts';
import { interactive } from './interactive.ts';
import { BSUID, firstProblem, PHONE, text, WAMID } from './limits.ts';

const mediaSource = {
  id: z.string().regex(/^\d+$/).optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
};
const oneSource = (media: { id?: string | undefined; link?: string | undefined }) =>
  (media.id === undefined) !== (media.link === undefined);
const onlyOne = { error: 'needs exactly one of id and link' };

const templateText = z
  .string()
  .min(1)
  .max(1024)
  .refine((value) => !/[\n\r\t]| {5}/.test(value), {
    error: 'must have no newline, tab or more than four spaces in a row',
  });
const parameter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: templateText, parameter_name: z.string().optional() }),
  z.strictObject({ type: z.literal('payload'), payload: text(256) }),
]);
const component = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('body'), parameters: z.array(parameter) }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.enum(['quick_reply', 'url']),
    index: z.string().regex(/^\d$/),
    parameters: z.array(parameter).length(1),
  }),
]);

/** What each type of message carries under its own name. */
const KINDS = {
  text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
  interactive,
  template: z.strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.strictObject({ code: z.string() }),
    components: z.array(component).optional(),
  }),
  image: z.strictObject({ ...mediaSource, caption: text(1024).optional() }).refine(oneSource, onlyOne),
  document: z
    .strictObject({ ...mediaSource, caption: text(1024).optional(), filename: text(240).optional() })
    .refine(oneSource, onlyOne),
  reaction: z.strictObject({ message_id: z.string().regex(WAMID), emoji: z.string() }),
} as const;

export type Kind = keyof typeof KINDS;

const envelope = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  to: z.string().optional(),
  recipient: z.string().regex(BSUID).optional(),
  context: z.strictObject({ message_id: z.string().regex(WAMID) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

const bodies = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...envelope, type: z.literal('text'), text: KINDS.text }),
    z.strictObject({ ...envelope, type: z.literal('interactive'), interactive: KINDS.interactive }),
    z.strictObject({ ...envelope, type: z.literal('template'), template: KINDS.template }),
    z.strictObject({ ...envelope, type: z.literal('image'), image: KINDS.image }),
    z.strictObject({ ...envelope, type: z.literal('document'), document: KINDS.document }),
    z.strictObject({ ...envelope, type: z.literal('reaction'), reaction: KINDS.reaction }),
  ],
  { error: 'type is missing or unknown' },
);

export type SendBody = z.infer<typeof bodies>;

export const readMark = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().regex(WAMID),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});

/** Checks a body of `POST /messages` against every rule that needs no memory. Throws GraphError at the first one broken. */
export function checkSendBody(raw: unknown): SendBody {
  const checked = bodies.safeParse(raw);
  if (checked.success) return checked.data;
  const { missing, details } = firstProblem(checked.error);
  if (/newline, tab/.test(details)) throw new GraphError(132018, details);
  throw new GraphError(missing ? 131008 : 100, details);
}

/** Where a message is to go. */
export type Address =
  | { readonly kind: 'phone'; readonly phone: string; readonly input: string }
  | { readonly kind: 'bsuid'; readonly bsuid: string; readonly input: string }
  | { readonly kind: 'group'; readonly group: string; readonly input: string };

/** Exactly one valid address; `to` wins over `recipient`, and a number without `+` gets our own country code. */
export function addressOf(body: SendBody, countryCode: string, isGroup: (id: string) => boolean): Address {
  const { to, recipient, recipient_type = 'individual' } = body;
  if (recipient_type === 'group') {
    if (!to || recipient) throw new GraphError(100, 'a group is named by to alone');
    if (PHONE.test(to)) throw new GraphError(100, 'to: a phone number is no group');
    if (!isGroup(to)) throw new GraphError(131041, 'to: no such group');
    return { kind: 'group', group: to, input: to };
  }
  if (to) {
    if (BSUID.test(to)) throw new GraphError(100, 'to: a business-scoped id belongs in recipient');
    if (!PHONE.test(to)) throw new GraphError(100, 'to: not a phone number');
    return { kind: 'phone', phone: to.startsWith('+') ? to.slice(1) : `${countryCode}${to}`, input: to };
  }
  if (!recipient) throw new GraphError(131008, 'to or recipient is needed');
  return { kind: 'bsuid', bsuid: recipient, input: recipient };
}
