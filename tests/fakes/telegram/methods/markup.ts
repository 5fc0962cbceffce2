import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import { linkOf } from '../text/link.ts';
import type { CallContext } from './handlers.ts';

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const MOST_BUTTONS = 100;
const MOST_IN_ROW = 8;

/** Checks what the schema cannot say of a keyboard. Gives the inline keyboard that the message will show. */
export function inlineKeyboard(
  markup: Markup | undefined,
  where: 'private' | 'elsewhere',
  call: CallContext,
): { reply_markup?: InlineKeyboardMarkup } {
  if (!markup || !('inline_keyboard' in markup)) return {};
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length > MOST_BUTTONS) {
    call.violation('too-many-buttons', `${buttons.length} buttons, of which ${MOST_BUTTONS} are allowed`);
    throw badRequest('reply markup is too long');
  }
  for (const row of rows) {
    if (row.length <= MOST_IN_ROW) continue;
    call.violation('too-many-buttons', `${row.length} buttons in a row, of which ${MOST_IN_ROW} are shown`);
  }
  for (const button of buttons) checkButton(button, where, call);
  return rows.length > 0 ? { reply_markup: { ...markup, inline_keyboard: rows } } : {};
}

function checkButton(button: InlineKeyboardButton, where: 'private' | 'elsewhere', call: CallContext): void {
  const refuse = (detail: string, reason: string) => {
    call.violation('refused-content', detail);
    return badRequest(reason);
  };
  if (button.text.trim() === '') throw refuse('a button without words', 'button text must be non-empty');
  if ('url' in button && !linkOf(button.url)) {
    throw refuse(
      `the button "${button.text}" has no valid link`,
      `inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`,
    );
  }
  if ('web_app' in button && where !== 'private') {
    throw refuse(`the button "${button.text}" works in private chats only`, 'BUTTON_TYPE_INVALID');
  }
}
