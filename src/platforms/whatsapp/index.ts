export { newTemplate } from './announcement.ts';
export { createCloudApi } from './client/index.ts';
export type { WhatsAppMessage } from './message.ts';
export { quotedIn } from './message.ts';
export { remarkOnMarkup } from './neutralise.ts';
export { renderWhatsApp } from './render.ts';
export { WEBHOOK_PATH } from './webhook-route.ts';
export type { WhatsAppOptions, WhatsAppPlatform } from './whatsapp.ts';
export { createWhatsApp } from './whatsapp.ts';
