export { CONNECTION_TIMEOUT, createAgent, neverConnected } from './connection.ts';
export { keepPublished } from './keep-published.ts';
export type { Patience } from './until-answered.ts';
export { untilAnswered } from './until-answered.ts';
