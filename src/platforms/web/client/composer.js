import { createCompletions } from './completions.js';
import { find } from './dom.js';

/**
 * The line in which a reader writes.
 * @param {HTMLFormElement} form
 * @param {{ say: (text: string) => void, typed: () => readonly string[] }} options `typed` is what was said before, the last first
 */
export function createComposer(form, { say, typed }) {
  const input = find(form, 'textarea', HTMLTextAreaElement);
  const completions = createCompletions(input, find(form, '[role=listbox]', HTMLElement), submit);
  /** How far back the reader has gone; -1 is what is being written. */
  let back = -1;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(input.value);
  });
  input.addEventListener('input', () => {
    back = -1;
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (completions.key(event) || recall(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit(input.value);
    }
  });

  return { focus: () => input.focus() };

  /** @param {string} text */
  function submit(text) {
    if (text.trim() === '') return;
    completions.hide();
    input.value = '';
    back = -1;
    say(text.trim());
  }

  /** @param {KeyboardEvent} event */
  function recall({ key }) {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    const said = typed();
    if (back < 0 && (key === 'ArrowDown' || input.value !== '')) return false;
    back = Math.min(back + (key === 'ArrowUp' ? 1 : -1), said.length - 1);
    input.value = said[back] ?? '';
    return true;
  }
}
