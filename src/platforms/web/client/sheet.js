import { find } from './dom.js';

/**
 * The chat as a sheet from below, where there is no room beside the article; on wide screens it is always there and
 * this does nothing that can be seen.
 * @param {HTMLElement} panel
 * @param {readonly HTMLElement[]} openers what leads to the chat; when it closes, the last that was pressed has the focus again
 * @param {() => void} focus puts the reader where they write
 */
export function createSheet(panel, openers, focus) {
  let [pressed] = openers;
  for (const opener of openers) {
    opener.addEventListener('click', (event) => {
      event.preventDefault();
      pressed = opener;
      open();
      focus();
    });
  }
  find(panel, '.chat-close', HTMLElement).addEventListener('click', close);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.contains(document.activeElement)) close();
  });

  return { open };

  function open() {
    document.documentElement.dataset.chat = 'open';
    expand(true);
  }

  function close() {
    if (document.documentElement.dataset.chat !== 'open') return;
    delete document.documentElement.dataset.chat;
    expand(false);
    pressed?.focus();
  }

  /** @param {boolean} expanded */
  function expand(expanded) {
    for (const opener of openers) {
      if (opener.hasAttribute('aria-expanded')) opener.setAttribute('aria-expanded', String(expanded));
    }
  }
}
