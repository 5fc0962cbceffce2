import { z } from 'zod';

/** Seconds since 1970, as text or as a number: the platform writes both. */
const seconds = z.coerce.number().int().min(0).max(8_640_000_000_000);
/** An id or a number; an empty one is none. */
const optionalId = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const reply = z.object({ id: z.string(), title: z.string().optional() });

const message = z.looseObject({
  id: z.string().min(1),
  timestamp: seconds,
  type: z.string(),
  from: optionalId,
  from_user_id: optionalId,
  group_id: optionalId,
  context: z.object({ id: optionalId, from: optionalId }).optional().catch(undefined),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  interactive: z
    .object({ type: z.string(), button_reply: reply.optional(), list_reply: reply.optional() })
    .optional(),
  system: z
    .object({ type: z.string().optional(), wa_id: optionalId, user_id: optionalId })
    .optional()
    .catch(undefined),
});

const apiError = z.object({ code: z.number(), title: z.string().optional() });

const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  timestamp: seconds,
  biz_opaque_callback_data: optionalId,
  recipient_id: optionalId,
  recipient_type: optionalId,
  recipient_user_id: optionalId,
  recipient_participant_id: optionalId,
  recipient_participant_user_id: optionalId,
  pricing: z
    .object({ type: z.string().optional(), category: z.string().optional() })
    .optional()
    .catch(undefined),
  errors: z.array(apiError).optional().catch(undefined),
});

const preference = z.object({
  wa_id: optionalId,
  user_id: optionalId,
  category: z.string().optional(),
  value: z.string(),
  timestamp: seconds,
});

const idUpdate = z.object({
  user_id: z.object({ previous: z.string().min(1), current: z.string().min(1) }),
  timestamp: seconds,
});

const groupEvent = z.object({ type: z.string(), group_id: optionalId, timestamp: seconds.optional() });

const template = z.object({
  message_template_name: z.string().optional(),
  message_template_language: z.string().optional(),
  event: z.string().optional(),
});

/** What we read of a message that somebody wrote. All other fields stay under their names. */
export type InboundMessage = z.infer<typeof message>;
/** What we read of a status of a message of ours. */
export type InboundStatus = z.infer<typeof status>;

/** One thing that the platform tells. */
export type Event =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  | { readonly kind: 'status'; readonly status: InboundStatus }
  | { readonly kind: 'preference'; readonly preference: z.infer<typeof preference> }
  | { readonly kind: 'new id'; readonly update: z.infer<typeof idUpdate> }
  | { readonly kind: 'group'; readonly event: z.infer<typeof groupEvent> }
  | { readonly kind: 'template'; readonly template: z.infer<typeof template> }
  /** About the account or the number: an operator should look at it. */
  | { readonly kind: 'account'; readonly field: string }
  /** Of a kind that we do not know, or otherwise than the platform documents. */
  | { readonly kind: 'unknown'; readonly field: string };

const envelope = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});
const value = z.looseObject({ metadata: z.object({ phone_number_id: z.string() }).optional() });

const ACCOUNT = new Set([
  ...['account_update', 'account_alerts', 'account_review_update', 'business_capability_update'],
  ...['phone_number_quality_update', 'phone_number_name_update', 'security', 'template_category_update'],
  ...['message_template_quality_update'],
]);

/**
 * Every event of a webhook for the number, in order; those of other numbers of the account are left out. Undefined
 * where it is no webhook of this platform. Never throws: what cannot be read becomes an unknown event.
 */
export function readEvents(body: unknown, number: string): Event[] | undefined {
  const read = envelope.safeParse(body);
  if (!read.success) return undefined;
  return read.data.entry.flatMap(({ changes }) =>
    changes.flatMap((change) => eventsOf(change.field, change.value, number)),
  );
}

function eventsOf(field: string, raw: unknown, number: string): Event[] {
  const unknown: Event = { kind: 'unknown', field };
  const found = value.safeParse(raw);
  if (!found.success) return [unknown];
  const { metadata, ...rest } = found.data;
  if (metadata && metadata.phone_number_id !== number) return [];
  if (ACCOUNT.has(field)) return [{ kind: 'account', field }];
  const each = <Read>(name: string, schema: z.ZodType<Read>, make: (read: Read) => Event): Event[] => {
    const list = rest[name];
    if (list === undefined) return [];
    if (!Array.isArray(list)) return [unknown];
    return list.map((item) => {
      const parsed = schema.safeParse(item);
      return parsed.success ? make(parsed.data) : unknown;
    });
  };
  switch (field) {
    case 'messages': {
      const events = [
        ...each('messages', message, (read) => ({ kind: 'message', message: read })),
        ...each('statuses', status, (read) => ({ kind: 'status', status: read })),
        ...each('errors', apiError, () => ({ kind: 'account', field: 'errors' })),
      ];
      return events.length > 0 ? events : [unknown];
    }
    case 'user_preferences':
      return each('user_preferences', preference, (read) => ({ kind: 'preference', preference: read }));
    case 'user_id_update':
      return each('user_id_update', idUpdate, (update) => ({ kind: 'new id', update }));
    case 'group_lifecycle_update':
      return each('groups', groupEvent, (event) => ({ kind: 'group', event }));
    case 'message_template_status_update': {
      const parsed = template.safeParse(rest);
      return [parsed.success ? { kind: 'template', template: parsed.data } : unknown];
    }
    default:
      return [unknown];
  }
}
