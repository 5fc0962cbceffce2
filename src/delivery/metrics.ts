import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Depth } from '../conversation/index.ts';
import type { Lane, Owed } from './outbox.ts';
import type { Outcome } from './send-message.ts';

export type MetricsSource = {
  /** Undefined where the database does not answer. */
  unanswered(): Promise<Depth | undefined>;
  owed(lane: Lane): Promise<Depth | undefined>;
};

/** What operators watch of the road. Labels are names of platforms, lanes and outcomes, nothing of a chat. */
export type Metrics = {
  /** An incoming came: stored, repeated (it was known), or refused (it could not be stored). */
  came(platform: string, how: 'stored' | 'repeated' | 'refused'): void;
  /** A handler failed on an incoming. */
  failed(platform: string): void;
  /** A message that was taken did not arrive, as the platform told afterwards. */
  failedLate(platform: string, outcome: string): void;
  /** A message was tried. */
  tried(platform: string, owed: Owed, outcome: Outcome, now: number): void;
};

/** Registers the road's metrics; what is asked of `source` is asked at each scrape. */
export function createRoadMetrics(source: MetricsSource, registry = new Registry()): Metrics {
  const registers = [registry];
  const incomings = new Counter({
    name: 'pullquote_incomings_total',
    help: 'What came in, by platform and whether it was stored, repeated or refused.',
    labelNames: ['platform', 'how'],
    registers,
  });
  const failures = new Counter({
    name: 'pullquote_handler_failures_total',
    help: 'Incomings on which a handler failed.',
    labelNames: ['platform'],
    registers,
  });
  const sends = new Counter({
    name: 'pullquote_sends_total',
    help: 'Messages that were tried, by platform, lane and outcome.',
    labelNames: ['platform', 'lane', 'outcome'],
    registers,
  });
  const failedLate = new Counter({
    name: 'pullquote_failed_late_total',
    help: 'Messages that a platform took and then did not deliver, by what it told.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const alarms = new Counter({
    name: 'pullquote_misquotations_total',
    help: 'Messages that were held back because a quotation in them was wrong. Anything above 0 is an alarm.',
    labelNames: ['platform'],
    registers,
  });
  const latency = new Histogram({
    name: 'pullquote_answer_seconds',
    help: 'From storing an incoming to the first message of its reply having been sent.',
    labelNames: ['platform'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300],
    registers,
  });
  let measuring: Promise<Depths> | undefined;
  const counts: Gauge<'queue'> = new Gauge({
    name: 'pullquote_queue_count',
    help: 'What waits, by queue: incoming, reply, push. Not a number while the database does not answer.',
    labelNames: ['queue'],
    registers,
    collect: () => set(counts, ({ count }) => count),
  });
  const ages: Gauge<'queue'> = new Gauge({
    name: 'pullquote_queue_age_seconds',
    help: 'For how long the oldest of a queue has waited.',
    labelNames: ['queue'],
    registers,
    collect: () => set(ages, ({ oldestMs }) => oldestMs / 1_000),
  });

  return {
    came: (platform, how) => incomings.inc({ platform, how }),
    failed: (platform) => failures.inc({ platform }),
    failedLate: (platform, outcome) => failedLate.inc({ platform, outcome }),
    tried(platform, { lane, part, created }, outcome, now) {
      sends.inc({ platform, lane, outcome: outcome.kind });
      if (outcome.kind === 'misquoted') alarms.inc({ platform });
      if (outcome.kind === 'sent' && lane === 'reply' && part === 0) {
        latency.observe({ platform }, Math.max(0, now - created) / 1_000);
      }
    },
  };

  async function set(gauge: Gauge<'queue'>, value: (depth: Depth) => number): Promise<void> {
    for (const [queue, depth] of Object.entries(await depths())) {
      gauge.set({ queue }, depth ? value(depth) : Number.NaN);
    }
  }

  /** The gauges of one scrape share one measurement. */
  function depths(): Promise<Depths> {
    measuring ??= measure().finally(() => {
      measuring = undefined;
    });
    return measuring;
  }

  async function measure(): Promise<Depths> {
    const [incoming, reply, push] = await Promise.all([
      source.unanswered(),
      source.owed('reply'),
      source.owed('push'),
    ]);
    return { incoming, reply, push };
  }
}

type Depths = Readonly<Record<'incoming' | Lane, Depth | undefined>>;
