/**
 * How a message is called outside of this folder: by its id. One that only one person of a group sees (an ephemeral
 * message, https://core.telegram.org/bots/api#ephemeralmessageparameters) has an id of its own and is called by that,
 * behind an `e`.
 */
export function nameOf(message: {
  readonly message_id: number;
  readonly ephemeral_message_id?: number | undefined;
}): string {
  const { message_id, ephemeral_message_id } = message;
  return ephemeral_message_id === undefined ? String(message_id) : `e${ephemeral_message_id}`;
}

export type NamedMessage = { readonly kind: 'ordinary' | 'ephemeral'; readonly id: number };

/** Reads what `nameOf` wrote; undefined where there is nothing to be read, or no id that a message can have. */
export function readName(name: string | undefined): NamedMessage | undefined {
  const [, mark, digits] = /^(e?)(\d+)$/.exec(name ?? '') ?? [];
  const id = Number(digits);
  return id > 0 ? { kind: mark === 'e' ? 'ephemeral' : 'ordinary', id } : undefined;
}
