export type { ChatData } from './chat-data.ts';
export type { Delivery, DeliveryOptions, DeliveryStatus } from './delivery.ts';
export { createDelivery } from './delivery.ts';
export type { Depth } from './depth.ts';
export type { Accept, Capabilities, Pace, Platform, SendContext, Sent } from './platform.ts';
export type { Push } from './pushes.ts';
export type { PlatformStatus } from './receiver.ts';
export type { Fate } from './send-error.ts';
export { SendError } from './send-error.ts';
