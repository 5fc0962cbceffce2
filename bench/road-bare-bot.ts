/**
 * The least that a bot can do: telegraf, polling, an answer from memory. Its arguments are the token, the API root and
 * the answer as JSON: text, entities, buttons.
 */
import { Telegraf } from 'telegraf';

const [token = '', apiRoot = '', answer = '{}'] = process.argv.slice(2);
const { text, ...extra } = JSON.parse(answer);
const bot = new Telegraf(token, { telegram: { apiRoot } });
bot.on('text', (context) => context.reply(text, extra));
await bot.launch();
