import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types';
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

/**
 * Up to three buttons a row, as many as their labels leave room for; undefined where there are none. `copied` is what a
 * button of its own copies, with its label.
 */
export function keyboard(
  choices: readonly Choice[],
  copied?: { readonly label: string; readonly text: string },
): InlineKeyboardMarkup | undefined {
  const rows: InlineKeyboardButton[][] = [];
  const buttons: InlineKeyboardButton[] = choices.map(({ label, action, tone }) => ({
    text: shortWords(label, LONGEST_LABEL),
    callback_data: action,
    ...(tone && { style: tone }),
  }));
  if (copied)
    buttons.push({ text: shortWords(copied.label, LONGEST_LABEL), copy_text: { text: copied.text } });
  for (const button of buttons) {
    const row = rows.at(-1);
    if (row && row.length < MOST_IN_ROW && width([...row, button]) <= ROW_WIDTH) row.push(button);
    else rows.push([button]);
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function width(row: readonly { readonly text: string }[]): number {
  return row.length * Math.max(...row.map(({ text }) => text.length));
}
