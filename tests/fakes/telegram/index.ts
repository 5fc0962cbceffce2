export type { Fault } from './faults.ts';
export type { BotApiServer, FakeUser, ShownMessage } from './server.ts';
export { createBotApiServer } from './server.ts';
