/**
 * Sends random and mutated updates of all kinds of the Bot API through the Telegram platform to the strict local
 * server, and ends with an error where anything throws or a call breaks a rule:
 *
 *     node bench/telegram-fuzz.ts [updates] [seed]
 */
import { fuzz } from '../tests/platforms/telegram/fuzz.ts';

const [updates = '1000000', seed = '1'] = process.argv.slice(2);
const SLICE = 5_000;
let incomings = 0;
let calls = 0;
for (let done = 0; done < Number(updates); done += SLICE) {
  const result = await fuzz(Math.min(SLICE, Number(updates) - done), Number(seed) * 1_000_003 + done);
  incomings += result.incomings;
  calls += result.calls;
  process.stdout.write(`${done + result.updates} updates, ${incomings} incomings, ${calls} calls\n`);
}
