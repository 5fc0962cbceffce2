export type { ElsewhereContent } from './elsewhere.ts';
export type { TelegramMessage } from './message.ts';
export { quotedIn } from './message.ts';
export { renderTelegram } from './render.ts';
export type { TelegramOptions, TelegramPlatform } from './telegram.ts';
export { createTelegram } from './telegram.ts';
export type { WebhookTarget } from './webhook.ts';
export { WEBHOOK_PATH } from './webhook.ts';
export type { WebhookTrouble } from './webhook-trouble.ts';
