export type { ChatName } from './chats.ts';
export { findChat, meetChat, moveChat } from './chats.ts';
export { parseKey } from './key.ts';
export type { Lease } from './leases.ts';
export { createLease, RENEW_MS } from './leases.ts';
export { rotateKey } from './rotate-key.ts';
export type { Database, DeliveryState, EndState, Schema, Tx } from './schema.ts';
export type { Store, StoreOptions } from './store.ts';
export { DATABASE_FILE, openStore, StoreLost } from './store.ts';
