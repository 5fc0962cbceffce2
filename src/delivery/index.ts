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
