/** @import { WebRequest } from '../web-message.ts' */

/**
 * What became of a request: `later` will be tried again after that many seconds, `failed` will not.
 * @typedef {{ kind: 'sent' } | { kind: 'later', seconds: number } | { kind: 'failed' }} Outcome
 */

const TIME_OUT = 15_000;
const LONGEST_PAUSE = 30;

/**
 * Sends what the reader says, one after the other, and again with the same id until it has arrived.
 * @param {(request: WebRequest, outcome: Outcome) => void} report
 */
export function createSending(report) {
  /** @type {WebRequest[]} */
  const queue = [];
  let busy = false;

  return {
    /** @param {WebRequest} request */
    send(request) {
      queue.push(request);
      if (!busy) work();
    },
  };

  async function work() {
    busy = true;
    let tries = 0;
    for (let request = queue[0]; request; request = queue[0]) {
      const outcome = await post(request, Math.min(2 ** tries, LONGEST_PAUSE));
      report(request, outcome);
      if (outcome.kind === 'later') {
        tries += 1;
        await pause(outcome.seconds);
      } else {
        tries = 0;
        queue.shift();
      }
    }
    busy = false;
  }
}

/** @param {WebRequest} request @param {number} seconds to wait where the server does not say @returns {Promise<Outcome>} */
async function post(request, seconds) {
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(TIME_OUT),
    });
    if (response.ok) return { kind: 'sent' };
    if (response.status !== 429 && response.status < 500) return { kind: 'failed' };
    const { retryAfterSeconds } = await response.json().catch(() => ({}));
    return { kind: 'later', seconds: retryAfterSeconds ?? seconds };
  } catch {
    return { kind: 'later', seconds };
  }
}

/** Ends early when the browser finds the network again. @param {number} seconds */
function pause(seconds) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve(undefined);
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener('online', end);
  });
}
