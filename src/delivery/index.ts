/*
 * The road, file by file. All of it goes through `delivery.ts`; one platform's two directions are in `platform-road.ts`.
 *
 *   in       receiver (starts a platform) -> in-order -> answering -> inbox (what was said, until it is answered)
 *            turns (whose chat is next), place and membership (what concerns the chat itself)
 *   between  owe-answer and owe-reply: the incoming is closed and its reply owed in one transaction; pushes: the same for many
 *   out      sender -> supply and queue (the oldest of what is owed) -> pacing -> carry (one message of a delivery)
 *            -> send-message -> verify (word for word) -> the platform; settle and endings write down what became of it
 *            hands: the chats that something is being sent to; bodies: what is said, stored once for many
 *   when     pacing and platform-wait (the platform's limits), permission and announcing (the window, and what goes outside it), quiet
 *   doubt    a send of unknown fate: doubt (how long to wait), take-over (after a crash), reports (what a platform tells later),
 *            troubles (when several failures mean the platform, or the push)
 *   kept     receipts (which sentence stands under which message), chat-data (what a reader may see and have removed), purge
 *   seen     metrics, depth (how much waits), report and upkeep (the log), operators (who is told of trouble), windows, charges
 *   alone    holding: what one process at a time does, by a lease of `src/store`
 */
export { backoff } from './backoff.ts';
export type { Charge } from './charges.ts';
export type { Delivery, DeliveryOptions } from './delivery.ts';
export { createDelivery } from './delivery.ts';
export type { Patience, Told } from './doubt.ts';
export type {
  Accept,
  Aside,
  Capabilities,
  Pace,
  Platform,
  Report,
  SendContext,
  Sent,
  Settle,
} from './platform.ts';
export type { Push } from './pushes.ts';
export type { Rendered } from './render-verified.ts';
export { renderVerified } from './render-verified.ts';
export type { Fate } from './send-error.ts';
export { SendError } from './send-error.ts';
