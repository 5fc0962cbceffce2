/** A chat as messages name it. */
export type Place = { readonly chat: number; readonly thread?: number | undefined };

/** `"-1001234"`, or `"-1001234/56"` for a topic. */
export function writeAddress({ chat, thread }: Place): string {
  return thread === undefined ? String(chat) : `${chat}/${thread}`;
}

/** A chat as `sendMessage` takes it. */
export type Target = { readonly chat_id: number; readonly message_thread_id?: number };

/** Reads what `writeAddress` wrote. */
export function readAddress(address: string): Target {
  const [chat, thread] = address.split('/');
  return { chat_id: Number(chat), ...(thread !== undefined && { message_thread_id: Number(thread) }) };
}
