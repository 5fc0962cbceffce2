import { find } from './dom.js';

/**
 * The chat as a sheet from below, where there is no room beside the article; on wide screens it is always there and
 * this does nothing that can be seen.
 * @param {HTMLElement} panel
 * @param {HTMLElement} opener
 * @param {() => void} focus puts the reader where they write
 */
export function createSheet(panel, opener, focus) {
  opener.addEventListener('click', () => {
    open();
    focus();
  });
  find(panel, '.chat-close', HTMLElement).addEventListener('click', close);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.contains(document.activeElement)) close();
  });

  return { open };

  function open() {
    document.documentElement.dataset.chat = 'open';
    opener.setAttribute('aria-expanded', 'true');
  }

  function close() {
    if (document.documentElement.dataset.chat !== 'open') return;
    delete document.documentElement.dataset.chat;
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  }
}
