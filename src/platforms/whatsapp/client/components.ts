import type { Call } from './call.ts';

/** What a chat offers for typing before anything is said (Cloud API, conversational components). */
export type Components = {
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  /** Shown as buttons in a new chat; tapping one says it. */
  readonly iceBreakers: readonly string[];
};

/** The stricter of the two sets of limits that are published. */
export const COMPONENT_LIMITS = {
  commands: 30,
  name: /^[a-z0-9_]{1,30}$/,
  description: 256,
  iceBreakers: 3,
  iceBreaker: 80,
} as const;

/** What is set now. */
export async function readComponents(call: Call, number: string, signal?: AbortSignal): Promise<Components> {
  const query = { fields: 'conversational_automation' };
  const found = await call({ method: 'GET', path: number, query, signal, what: 'read the commands' });
  const { commands, prompts } = (found.conversational_automation ?? {}) as {
    readonly commands?: readonly { readonly command_name: string; readonly command_description: string }[];
    readonly prompts?: readonly string[];
  };
  return {
    commands: (commands ?? []).map(({ command_name: name, command_description: description }) => ({
      name,
      description,
    })),
    iceBreakers: prompts ?? [],
  };
}

/** Sets commands and ice breakers in place of those that are set. */
export async function writeComponents(
  call: Call,
  number: string,
  components: Components,
  signal?: AbortSignal,
): Promise<void> {
  const json = {
    prompts: components.iceBreakers,
    commands: components.commands.map(({ name, description }) => ({
      command_name: name,
      command_description: description,
    })),
  };
  const path = `${number}/conversational_automation`;
  await call({ method: 'POST', path, json, signal, what: 'set the commands' });
}
