import type { FastifyInstance, FastifyReply } from 'fastify';

/** How the program is, as whoever composes it knows. */
export type Health = {
  /** `ok` where content, database and platforms answer; `checks` says it one by one, never with a secret. */
  ready(): Promise<{ readonly ok: boolean; readonly checks: unknown }>;
  /** The metrics in the text form of Prometheus. */
  metrics(): Promise<string>;
};

/** The routes that machines watch us by. */
export function registerHealth(server: FastifyInstance, health: Health): void {
  server.get('/healthz', async (_request, reply) => fresh(reply).send({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    const state = await health.ready();
    return fresh(reply)
      .code(state.ok ? 200 : 503)
      .send(state);
  });
  server.get('/metrics', async (_request, reply) =>
    fresh(reply)
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(await health.metrics()),
  );
}

function fresh(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store');
}
