import type { Message } from './message.ts';

/** UTF-16 units, the stricter reading, since it is not published how characters are counted (Cloud API, messages). */
export const LIMITS = {
  text: 4096,
  /** Above buttons and links. */
  shortBody: 1024,
  /** Above a list. */
  listBody: 4096,
  caption: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  url: 2000,
  variable: 512,
  payload: 256,
  reference: 512,
} as const;

/** A message is not within the limits of the Cloud API, which was therefore not asked. The message quotes nothing of it. */
export class LimitError extends RangeError {
  override readonly name = 'LimitError';
}

/** Throws LimitError where the Cloud API would refuse a message for what it is. */
export function checkLimits(message: Message): void {
  switch (message.type) {
    case 'text':
      within('the text', message.body, LIMITS.text);
      return;
    case 'buttons':
      within('the text above buttons', message.body, LIMITS.shortBody);
      count('buttons', message.buttons.length, LIMITS.buttons);
      distinct(
        'titles of buttons',
        message.buttons.map(({ title }) => title),
      );
      distinct(
        'ids of buttons',
        message.buttons.map(({ id }) => id),
      );
      for (const { id, title } of message.buttons) {
        within('a title of a button', title, LIMITS.buttonTitle);
        within('an id of a button', id, LIMITS.buttonId);
      }
      return;
    case 'list':
      within('the text above a list', message.body, LIMITS.listBody);
      within('the button of a list', message.open, LIMITS.buttonTitle);
      count('rows', message.rows.length, LIMITS.rows);
      distinct(
        'ids of rows',
        message.rows.map(({ id }) => id),
      );
      for (const { id, title, description } of message.rows) {
        within('a title of a row', title, LIMITS.rowTitle);
        within('an id of a row', id, LIMITS.rowId);
        if (description !== undefined) within('a description of a row', description, LIMITS.rowDescription);
      }
      return;
    case 'link':
      within('the text above a link', message.body, LIMITS.shortBody);
      within('the label of a link', message.label, LIMITS.buttonTitle);
      within('the address of a link', message.url, LIMITS.url);
      return;
    case 'image':
    case 'document':
      if (message.caption !== undefined) within('a caption', message.caption, LIMITS.caption);
      return;
    case 'reaction':
      return;
    case 'template':
      for (const variable of message.variables) {
        within('a variable of a template', variable, LIMITS.variable);
        if (/[\n\r\t]| {5}/.test(variable)) {
          throw new LimitError(
            'A variable of a template has a line break, a tab or more than four spaces in a row.',
          );
        }
      }
      for (const payload of message.payloads) within('a payload of a template', payload, LIMITS.payload);
  }
}

function within(what: string, text: string, most: number): void {
  if (!/[^\s\p{Cf}]/u.test(text)) throw new LimitError(`There is nothing to see in ${what}.`);
  if (text.length > most) {
    throw new LimitError(`There are ${text.length} characters in ${what}, and at most ${most} may be.`);
  }
}

function count(what: string, number: number, most: number): void {
  if (number < 1 || number > most)
    throw new LimitError(`There are ${number} ${what}, and 1 to ${most} may be.`);
}

function distinct(what: string, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new LimitError(`Two ${what} are the same.`);
}
