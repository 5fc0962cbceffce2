export type { ChatPanel } from './chat-panel.ts';
export type { ServerOptions } from './create-server.ts';
export { createServer } from './create-server.ts';
export type { FailureBody } from './failures.ts';
export type { Health } from './health-routes.ts';
