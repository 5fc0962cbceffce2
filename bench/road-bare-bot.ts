/** The least that a bot can do: telegraf, polling, an answer from memory. Its arguments are token and API root. */
import { Telegraf } from 'telegraf';

const [token = '', apiRoot = ''] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot } });
bot.on('text', (context) => context.reply('There are around 5,000 troops in Iraq.'));
await bot.launch();
