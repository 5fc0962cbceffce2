export type { CommandInfo, Desk, Handler } from './handler.ts';
export type { Chat, Incoming } from './incoming.ts';
export type { Choice, Link, Part, Reply } from './reply.ts';
export { ACTION_BYTES } from './reply.ts';
