import type { Choice } from '../../conversation/index.ts';
import { shortWords } from '../text/index.ts';
import type { Message, Row } from './client/index.ts';
import { LIMITS } from './client/index.ts';
import type { Formatted } from './formatted.ts';
import { quotationsIn } from './formatted.ts';

/** One message, before it is known whether its chat may get buttons. */
export type WhatsAppMessage =
  | (Formatted & {
      readonly kind: 'text';
      /** What can be pressed, or typed in a group; 10 at most. */
      readonly choices: readonly Choice[];
      /** Opens the list of choices where there are more than three: 1 to 20 characters. */
      readonly open: string;
      /** Whether the page behind the first address is shown below. */
      readonly preview: boolean;
    })
  /** Announces what may not be said outside the window. */
  | {
      readonly kind: 'template';
      readonly language: string;
      readonly variables: readonly string[];
      /** What its buttons say when they are tapped, in their order. */
      readonly actions: readonly string[];
    };

/** UTF-16 units of one message. */
export const LONGEST_TEXT = LIMITS.text;

/** Behind one list. */
export const MOST_CHOICES = LIMITS.rows;

/** The quotations as they stand in a message, in order. */
export function quotedIn(message: WhatsAppMessage): string[] {
  return message.kind === 'text' ? quotationsIn(message) : [];
}

/**
 * What goes over the wire: buttons where there are up to three and the text is short enough for them, else a list, and
 * in groups, where neither is allowed, the same as text to be typed.
 */
export function toWire(
  message: WhatsAppMessage,
  to: { readonly group: boolean; readonly template: string },
): Message {
  if (message.kind === 'template') {
    const { language, variables, actions } = message;
    return { type: 'template', name: to.template, language, variables, payloads: actions };
  }
  const { text: body, choices, open, preview } = message;
  if (to.group) return { type: 'text', body: withTyped(body, choices) };
  if (choices.length === 0) return { type: 'text', body, preview };
  const buttons = choices.map(({ label, action }) => ({
    id: action,
    title: shortWords(label, LIMITS.buttonTitle),
  }));
  const distinct = new Set(buttons.map(({ title }) => title)).size === buttons.length;
  if (buttons.length <= LIMITS.buttons && body.length <= LIMITS.shortBody && distinct) {
    return { type: 'buttons', body, buttons };
  }
  const fitting = choices.every(({ label }) => label.length <= LIMITS.rowTitle);
  return { type: 'list', body, open, rows: choices.map((choice) => row(choice, fitting)) };
}

/** A choice as a row; where some title of the list does not fit (`fitting`), commands stand for titles throughout, with the words below them. */
function row({ label, action }: Choice, fitting: boolean): Row {
  const isNamed = !fitting && isCommand(action) && action.length <= LIMITS.rowTitle;
  if (!isNamed && label.length <= LIMITS.rowTitle) return { id: action, title: label };
  const title = isNamed ? action : shortWords(label, LIMITS.rowTitle);
  return { id: action, title, description: shortWords(label, LIMITS.rowDescription) };
}

/** Whether an action is a command alone, which everybody can type. */
export function isCommand(action: string): boolean {
  return /^\/[A-Za-z0-9_]{1,32}$/.test(action);
}

/** Adds what can be typed, as much of it as fits; nobody types the addresses behind "more", which reads on without them. */
function withTyped(body: string, choices: readonly Choice[]): string {
  let text = body;
  for (const { label, action } of choices) {
    if (body.includes(action)) continue;
    const typed = action.startsWith('/more ') ? '/more' : action;
    const line = `${text === body ? '\n' : ''}\n${label}: ${typed}`;
    if (text.length + line.length <= LONGEST_TEXT) text += line;
  }
  return text;
}
