/** @import { WebEvent } from '../web-message.ts' */

/** A short break is not worth a word. */
const GRACE = 3000;
const RETRY = 5000;

/**
 * The stream of what the bot says. The browser itself comes back after a break and names the last event it got;
 * where it gives up, this begins anew.
 * @param {{ after: () => string | undefined, hear: (event: WebEvent) => void, report: (state: 'open' | 'lost') => void }} options
 */
export function createConnection({ after, hear, report }) {
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let alarm;

  // A page that the browser sets aside must not hold a connection.
  addEventListener('pagehide', () => {
    if (!source) return;
    close();
    addEventListener('pageshow', open, { once: true });
  });

  return { open };

  function open() {
    if (source) return;
    const last = after();
    source = new EventSource(`/chat/events${last === undefined ? '' : `?after=${encodeURIComponent(last)}`}`);
    source.addEventListener('message', ({ data }) => hear(JSON.parse(data)));
    source.addEventListener('open', () => {
      clearTimeout(alarm);
      alarm = undefined;
      report('open');
    });
    source.addEventListener('error', () => {
      alarm ??= setTimeout(report, GRACE, 'lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      source = undefined;
      setTimeout(open, RETRY);
    });
  }

  function close() {
    source?.close();
    source = undefined;
    clearTimeout(alarm);
    alarm = undefined;
  }
}
