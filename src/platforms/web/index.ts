export type { Web, WebOptions } from './create-web.ts';
export { createWeb } from './create-web.ts';
export type { MailboxLimits } from './mailboxes.ts';
export type { WebArticle, WebBlock, WebEvent, WebMessage, WebQuotation, WebRequest } from './web-message.ts';
