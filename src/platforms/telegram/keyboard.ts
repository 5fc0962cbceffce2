import type { InlineKeyboardMarkup } from '@grammyjs/types';
import type { Choice, Reply } from '../../conversation/index.ts';
import { ACTION_BYTES } from '../../conversation/index.ts';
import { shortWords } from '../text/index.ts';
import { MOST_BUTTONS } from './message.ts';

/** Whether an action can be tapped where it stands in a text: a command alone. Of words behind it, Telegram sends none. */
export function isTappable(action: string): boolean {
  return /^\/[A-Za-z0-9_]{1,32}$/.test(action);
}

/**
 * The buttons of a reply: its choices, and before them the items of its lists that cannot be tapped in the text. An
 * action that is too long for a button (64 bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton) has none.
 */
export function buttonsOf({ parts, choices }: Reply): Choice[] {
  const fitting = choices.filter(isButton).slice(0, MOST_BUTTONS);
  const items = parts
    .flatMap((part) => (part.kind === 'list' ? part.items : []))
    .filter((item) => isButton(item) && !isTappable(item.action))
    .slice(0, MOST_BUTTONS - fitting.length);
  return [...new Map([...items, ...fitting].map((choice) => [choice.action, choice])).values()];
}

function isButton({ label, action }: Choice): boolean {
  const bytes = Buffer.byteLength(action);
  return /[^\s\p{Cf}]/u.test(label) && bytes >= 1 && bytes <= ACTION_BYTES;
}

const MOST_IN_ROW = 3;
/** UTF-16 units that the labels of a row have together on a narrow phone, each as wide as the widest. */
const ROW_WIDTH = 36;
const LONGEST_LABEL = 60;

/** Up to three buttons a row, as many as their labels leave room for. */
export function keyboard(buttons: readonly Choice[]): InlineKeyboardMarkup {
  const rows: { text: string; callback_data: string }[][] = [];
  for (const { label, action } of buttons) {
    const button = { text: shortWords(label, LONGEST_LABEL), callback_data: action };
    const row = rows.at(-1);
    if (row && row.length < MOST_IN_ROW && width([...row, button]) <= ROW_WIDTH) row.push(button);
    else rows.push([button]);
  }
  return { inline_keyboard: rows };
}

function width(row: readonly { readonly text: string }[]): number {
  return row.length * Math.max(...row.map(({ text }) => text.length));
}
