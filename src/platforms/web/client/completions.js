/** @import { CommandInfo } from '../../../conversation/index.ts' */
import { element } from './dom.js';
import { language } from './words.js';

const MOST = 6;

/**
 * The commands that go on from what is typed after a slash, above the line where it is typed.
 * @param {HTMLTextAreaElement} input
 * @param {HTMLElement} list
 * @param {(command: string) => void} choose
 */
export function createCompletions(input, list, choose) {
  /** @type {Promise<readonly CommandInfo[]> | undefined} */
  let commands;
  /** @type {readonly CommandInfo[]} */
  let shown = [];
  let selected = -1;

  input.addEventListener('input', update);
  input.addEventListener('blur', hide);

  return {
    hide,
    /** Whether the key was meant for the list. @param {KeyboardEvent} event */
    key({ key }) {
      if (shown.length === 0) return false;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        const step = key === 'ArrowDown' ? 1 : -1;
        select((selected + step + shown.length) % shown.length);
        return true;
      }
      const command = shown[Math.max(selected, 0)]?.command;
      if (key === 'Tab' && command !== undefined) {
        input.value = `/${command}`;
        hide();
        return true;
      }
      if (key === 'Enter' && selected >= 0 && command !== undefined) {
        hide();
        choose(`/${command}`);
        return true;
      }
      if (key === 'Escape') {
        hide();
        return true;
      }
      return false;
    },
  };

  async function update() {
    const typed = /^\/(\S*)$/.exec(input.value)?.[1]?.toLowerCase();
    if (typed === undefined) return hide();
    commands ??= load();
    const known = await commands;
    if (input.value.toLowerCase() !== `/${typed}`) return;
    const exact = known.some(({ command }) => command === typed);
    show(exact ? [] : known.filter((info) => fits(info, typed)).slice(0, MOST));
  }

  /** Asked for when first needed; asked again next time where it could not be had. @returns {Promise<readonly CommandInfo[]>} */
  async function load() {
    try {
      const response = await fetch(`/chat/commands?language=${language}`);
      if (response.ok) return await response.json();
    } catch {
      // Completion is a comfort: without it the reader types the whole word.
    }
    commands = undefined;
    return [];
  }

  /** @param {readonly CommandInfo[]} found */
  function show(found) {
    shown = found;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    select(-1);
  }

  function hide() {
    show([]);
  }

  /** @param {CommandInfo} info @param {number} index */
  function option({ command, description }, index) {
    const made = element(
      'li',
      { role: 'option', id: `completion-${index}`, class: 'completion', 'aria-selected': 'false' },
      element('span', { class: 'completion-command' }, `/${command}`),
      element('span', { class: 'completion-text', dir: 'auto' }, description),
    );
    // Not click: the line would lose its focus first, and with it the list.
    made.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      hide();
      choose(`/${command}`);
    });
    return made;
  }

  /** @param {number} index */
  function select(index) {
    selected = index;
    for (const [at, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(at === index));
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `completion-${index}`);
  }
}

/** @param {CommandInfo} info @param {string} typed */
function fits({ command, description }, typed) {
  return command.startsWith(typed) || (typed.length > 1 && description.toLowerCase().includes(typed));
}
