import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import type { OnDemand } from './on-demand.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where processes of this run ask for what they share. */
    onDemand: string;
  }
}

/** What can be asked for, and what starts it. Loaded only then: a run that needs no database loads none. */
const MAKERS: { readonly [Name in keyof OnDemand]: () => Promise<Made<OnDemand[Name]>> } = {
  postgres: async () => (await import('./shared-postgres.ts')).startSharedPostgres(),
  chromium: async () => ({ shared: await (await import('../browser/unpack.ts')).unpackChromium() }),
};

/** What is shared, as JSON, and what ends it. */
type Made<Shared> = { readonly shared: Shared; stop?(): Promise<void> };

/** Serves on this machine alone what `onDemand` asks for; gives what ends all that was started. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<Made<unknown>>>();
  const server = createServer(async ({ url = '' }, response) => {
    const name = url.slice(1) as keyof OnDemand;
    if (!made.has(name)) made.set(name, MAKERS[name]());
    try {
      response.end(JSON.stringify((await made.get(name))?.shared));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('onDemand', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    const ended = await Promise.allSettled(made.values());
    await Promise.all(ended.map((each) => each.status === 'fulfilled' && each.value.stop?.()));
  };
}
