/**
 * How fast a delivery of WhatsApp is answered, at 200 a second, on the whole program and a local Cloud API server:
 *
 *     node bench/whatsapp-webhook.ts
 *
 * Meta wants half of them within 250 ms and all but one in a hundred within a second. One in five carries a question,
 * which is answered meanwhile; the others carry a status with a charge, as many as Meta says that a number must bear:
 * three for each message that goes out, and one for each that comes in.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../src/clock.ts';
import { freePort } from '../tests/fakes/free-port.ts';
import { startProgram } from '../tests/fakes/program.ts';
import { createCloudApiServer } from '../tests/fakes/whatsapp/index.ts';
import { quantile } from './quantile.ts';

const MEASURED = { perSecond: 200, seconds: 10 };
/** The program stores everything first for half a minute after its start. */
const WARM_UP = { perSecond: 10, seconds: 32 };
const READERS = 2_000;

const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-bench-'));
const server = await createCloudApiServer({ clock: systemClock, rates: false });
server.statuses = 'none';
const port = await freePort();
server.webhook.callback = `http://127.0.0.1:${port}/whatsapp/webhook`;
const program = startProgram({
  ...server.settings,
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'error',
});

try {
  await program.ready;
  await measure(WARM_UP);
  const times = await measure(MEASURED);
  process.stdout.write(
    `${MEASURED.perSecond} deliveries a second: answered in ${quantile(times, 0.5).toFixed(1)} ms (median), ${quantile(times, 0.99).toFixed(1)} ms (p99)\n`,
  );
} finally {
  await program.stop();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Posts one delivery every few milliseconds, whether or not those before it are answered. Gives how long each took. */
async function measure({ perSecond, seconds }: typeof MEASURED): Promise<number[]> {
  const readers = Array.from({ length: READERS }, () => server.person());
  const metadata = {
    display_phone_number: '971509990000',
    phone_number_id: server.settings.WHATSAPP_PHONE_NUMBER_ID,
  };
  const start = performance.now();
  const posts: Promise<number>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    await wait(Math.max(0, start + (n * 1_000) / perSecond - performance.now()));
    posts.push(post(n));
  }
  return Promise.all(posts);

  async function post(n: number): Promise<number> {
    const value = { messaging_product: 'whatsapp', metadata, ...(n % 5 === 0 ? question(n / 5) : charged()) };
    const began = performance.now();
    const status = await server.posts({ field: 'messages', value });
    if (status !== 200) throw new Error(`A delivery was answered with ${status}.`);
    return performance.now() - began;
  }
  function question(n: number) {
    const state = readers[n % READERS]?.state;
    if (state) state.spoke = Date.now();
    return {
      messages: [{ ...stamp(), type: 'text', from_user_id: state?.bsuid, text: { body: '/troops' } }],
    };
  }
}

function charged() {
  const pricing = { category: 'service', type: 'regular' };
  return { statuses: [{ ...stamp(), status: 'delivered', biz_opaque_callback_data: '999999.0.1', pricing }] };
}

function stamp() {
  return { id: `wamid.${crypto.randomUUID()}`, timestamp: String(Math.floor(Date.now() / 1_000)) };
}
