/**
 * How fast the road is, from a reader's message to the answer and from one push to a million rows:
 *
 *     node --expose-gc bench/road.ts
 *
 * PostgreSQL is a real one of this machine's own, with its durability on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../src/content/index.ts';
import { makeDatabase, startPostgres } from '../tests/fakes/postgres.ts';
import { measureDrain, measureFanOut, measureThroughput } from './road-in-process.ts';
import { measureLatency } from './road-latency.ts';

const CHATS = 1_000_000;
const DRAINED = 100_000;

const { library } = await loadContent('content', { publicUrl: 'https://bench.example' });
const server = await startPostgres({ durable: true });
const folders: string[] = [];

try {
  for (const kind of ['sqlite', 'postgres'] as const) {
    print(`\n${kind}`);
    await latency(kind);
    const throughput = await measureThroughput(await place(kind), library, 5_000, 500);
    print(`  incoming messages, stored, answered and sent   ${round(throughput)} a second`);
    const fanOut = await measureFanOut(await place(kind), library, CHATS);
    print(
      `  a push to ${fanOut.rows} chats                     ${fanOut.seconds.toFixed(1)} s, ${round(fanOut.rows / fanOut.seconds)} rows a second; another write waited ${round(fanOut.longestWait)} ms at most`,
    );
    const drain = await measureDrain(await place(kind), library, DRAINED);
    print(
      `  ${DRAINED} pushes sent                          ${round(drain.perSecond)} a second; heap ${drain.heapMiB.join(' ')} MiB, resident ${drain.rssMiB.join(' ')} MiB`,
    );
  }
} finally {
  await server.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function latency(kind: 'sqlite' | 'postgres'): Promise<void> {
  const { dataDir, databaseUrl } = await place(kind);
  const { ours, bare } = await measureLatency({
    DATA_DIR: dataDir,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  });
  print(
    `  from message to answer                         median ${ours.median.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms`,
  );
  print(
    `  a bare telegraf bot that answers from memory   median ${bare.median.toFixed(1)} ms, p99 ${bare.p99.toFixed(1)} ms; the road takes ${(ours.median / bare.median).toFixed(2)} times as long`,
  );
}

async function place(kind: 'sqlite' | 'postgres'): Promise<{ dataDir: string; databaseUrl?: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-bench-'));
  folders.push(dataDir);
  return { dataDir, ...(kind === 'postgres' && { databaseUrl: await makeDatabase(server.url) }) };
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
