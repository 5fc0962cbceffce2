import { inject } from 'vitest';
import type { SharedPostgres } from './shared-postgres.ts';

/** What all processes of a run share. */
export type OnDemand = {
  readonly postgres: SharedPostgres;
  /** The folder that the browser which came along is in; null where this machine needs another. */
  readonly chromium: string | null;
};

const asked = new Map<string, Promise<unknown>>();

/** Gives what the run shares by this name. It is made when the first test asks for it, so that a run pays for what it needs. */
export function onDemand<Name extends keyof OnDemand>(name: Name): Promise<OnDemand[Name]> {
  if (!asked.has(name)) asked.set(name, ask(name));
  return asked.get(name) as Promise<OnDemand[Name]>;
}

async function ask(name: string): Promise<unknown> {
  const response = await fetch(`${inject('onDemand')}/${name}`);
  if (!response.ok) throw new Error(`${name} could not be started: ${await response.text()}`);
  return response.json();
}
