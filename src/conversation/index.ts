export type { Attribution } from './attribution.ts';
export { attribution, revisionDate } from './attribution.ts';
export type { CommandInfo, Desk, Handler } from './handler.ts';
export type { Chat, Incoming } from './incoming.ts';
export type { Choice, Link, Part, Reply } from './reply.ts';
export { ACTION_BYTES } from './reply.ts';
export { words } from './words.ts';
