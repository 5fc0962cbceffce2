export { ask } from './ask.ts';
export { chat } from './chat.ts';
export { check } from './check.ts';
export { rotate } from './rotate-key.ts';
export { start } from './start.ts';
export { whatsappTemplate } from './whatsapp-template.ts';
