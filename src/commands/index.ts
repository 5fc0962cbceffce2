export type { Streams } from './streams.ts';

/** The commands. Each is loaded when it is called for: a question need not wait for the code of every platform. */
export const commands = {
  start: async () => (await import('./start.ts')).start,
  chat: async () => (await import('./chat.ts')).chat,
  ask: async () => (await import('./ask.ts')).ask,
  check: async () => (await import('./check.ts')).check,
  rotate: async () => (await import('./rotate-key.ts')).rotate,
  whatsappTemplate: async () => (await import('./whatsapp-template.ts')).whatsappTemplate,
} as const;
