import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import type { Reply } from './conversation/index.ts';

/** Where figures are registered and read. */
export type Metrics = {
  /** Counts how a question fared, for the editors, and gives the reply on. */
  counted<Given extends Reply | undefined | Promise<Reply | undefined>>(reply: Given): Given;
  /** Where other rooms register figures of their own. */
  readonly registry: Registry;
  /** Everything counted so far, in the text form of Prometheus. */
  text(): Promise<string>;
};

/** The program's figures: Node's own and how many questions were answered. Never a text, never a chat. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'pullquote_questions_total',
    help: 'Questions by outcome: answered, or not answered by any article.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    registry,
    counted(reply) {
      if (reply instanceof Promise) reply.then(count, () => undefined);
      else count(reply);
      return reply;
    },
    text: () => registry.metrics(),
  };

  function count(reply: Reply | undefined): void {
    if (reply?.outcome) questions.inc({ outcome: reply.outcome });
  }
}
