export type { Delivery, DeliveryOptions, DeliveryStatus, PlatformStatus } from './delivery.ts';
export { createDelivery } from './delivery.ts';
export type { Accept, Capabilities, Platform, SendContext, Sent } from './platform.ts';
export type { Fate } from './send-error.ts';
export { SendError } from './send-error.ts';
