/** @import { WebEvent, WebRequest } from '../web-message.ts' */

/**
 * What a reader said: as it is shown, as it is sent, and what became of it.
 * @typedef {{ kind: 'reader', request: WebRequest, shown: string, at: number, state: 'waiting' | 'sent' | 'failed' }} Said
 * @typedef {{ kind: 'bot', event: WebEvent }} Heard
 */

const KEY = 'pullquote-conversation';
const MOST_ENTRIES = 60;
/** After this long without an answer the page stops saying that one is on its way. */
const PATIENCE = 30_000;

/** The conversation of this tab. It is kept over a reload and goes when the tab does. */
export function createConversation() {
  /** @type {(Said | Heard)[]} */
  const entries = read();
  let answered = entries.findLastIndex(({ kind }) => kind === 'bot');

  return {
    entries: () => entries,
    /** The id of the last event that came. */
    lastEvent: () => entries.findLast((entry) => entry.kind === 'bot')?.event.id,
    /** What was not sent yet, in order. */
    unsent: () =>
      entries.flatMap((entry) =>
        entry.kind === 'reader' && entry.state === 'waiting' ? [entry.request] : [],
      ),
    /** What the reader typed, the last first. */
    typed: () =>
      entries.flatMap((entry) => (entry.kind === 'reader' ? (entry.request.text ?? []) : [])).reverse(),
    /** Whether an answer is on its way, as far as can be known. */
    awaiting() {
      const open = entries.slice(answered + 1);
      return open.some(
        (entry) => entry.kind === 'reader' && entry.state !== 'failed' && Date.now() - entry.at < PATIENCE,
      );
    },
    /** @param {WebRequest} request @param {string} shown */
    say(request, shown) {
      /** @type {Said} */
      const said = { kind: 'reader', request, shown, at: Date.now(), state: 'waiting' };
      add(said);
      return said;
    },
    /** @param {string} id @param {Said['state']} state */
    settle(id, state) {
      const said = entries.find((entry) => entry.kind === 'reader' && entry.request.id === id);
      if (said?.kind === 'reader') said.state = state;
      write(entries);
    },
    /** Whether the event is new here. @param {WebEvent} event */
    hear(event) {
      if (entries.some((entry) => entry.kind === 'bot' && entry.event.id === event.id)) return false;
      add({ kind: 'bot', event });
      answered = entries.length - 1;
      return true;
    },
  };

  /** @param {Said | Heard} entry */
  function add(entry) {
    entries.push(entry);
    const surplus = entries.length - MOST_ENTRIES;
    if (surplus > 0) {
      entries.splice(0, surplus);
      answered -= surplus;
    }
    write(entries);
  }
}

/** Nothing where storage is closed to the page or holds what another version wrote. @returns {(Said | Heard)[]} */
function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** A conversation that cannot be kept goes on all the same. @param {(Said | Heard)[]} entries */
function write(entries) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    return;
  }
}
