import type {
  InlineKeyboardMarkup,
  InputRichMessage,
  LinkPreviewOptions,
  Message,
  MessageEntity,
} from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { FilePart } from '../schema/check.ts';
import type { ChatState, Post } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';
import { editPost } from '../world/world.ts';
import { checkDeepLinks } from './deep-links.ts';
import type { CallContext } from './handlers.ts';
import { inlineKeyboard } from './markup.ts';
import { richContent } from './rich.ts';
import { messageCaption, messageText } from './text.ts';

/** Makes a message, given without its keyboard, into what it becomes. */
export type Change = (message: Message) => Message;

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Changes a message. Refuses a change to what it says already. */
export function applyEdit(
  world: World,
  method: string,
  { chat, post }: { readonly chat: ChatState; readonly post: Post },
  markup: InlineKeyboardMarkup | undefined,
  call: CallContext,
  change: Change,
): void {
  const { reply_markup: _, ...plain } = post.message;
  const where = chat.type === 'private' ? 'private' : 'elsewhere';
  const message = { ...change(plain), ...inlineKeyboard(markup, where, call) };
  if (same(message, post.message)) throw badRequest(NOT_MODIFIED);
  checkDeepLinks(world, message, call);
  world.rates?.spend(method, chat);
  editPost(world, post, message);
}

type TextChange = {
  readonly text?: string;
  readonly parse_mode?: string;
  readonly entities?: readonly MessageEntity[];
  readonly rich_message?: InputRichMessage<FilePart>;
  readonly link_preview_options?: LinkPreviewOptions;
};

export function toText(parameters: TextChange, call: CallContext): Change {
  const { rich_message: rich, text = '', link_preview_options: preview } = parameters;
  const content = rich ? richContent(rich, call) : messageText(text, parameters, call);
  return (message) => {
    if (message.text === undefined && message.rich_message === undefined) {
      throw badRequest('there is no text in the message to edit');
    }
    const { text: _, entities: __, rich_message: ___, link_preview_options: ____, ...rest } = message;
    return { ...rest, ...content, ...(preview && { link_preview_options: preview }) };
  };
}

export function toCaption(parameters: Parameters<typeof messageCaption>[0], call: CallContext): Change {
  const content = messageCaption(parameters, call);
  return (message) => {
    if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit');
    const { caption: _, caption_entities: __, ...rest } = message;
    return { ...rest, ...content };
  };
}

function same(one: Message, other: Message): boolean {
  const bare = ({ edit_date: _, ...message }: Message) => JSON.stringify(Object.entries(message).sort());
  return bare(one) === bare(other);
}
