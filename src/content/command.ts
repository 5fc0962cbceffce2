import anyAscii from 'any-ascii';

/**
 * What WhatsApp and Telegram both take as a command: `a-z0-9_`, 1 to 30 characters. Telegram would take 32
 * (https://core.telegram.org/bots/api#botcommand); WhatsApp's Cloud API says 30 in its schema and 32 in its guide.
 */
export const COMMAND = /^[a-z0-9_]{1,30}$/;

const LONGEST = 30;

/** Words in any script as a command: "Müllers Büro" is `mullers_buro`. Empty where nothing of them can be written so. */
export function commandOf(words: string): string {
  const latin = anyAscii(words.normalize('NFKC').replace(ARABIC_A, 'a')).toLowerCase();
  const [first = '', ...rest] = latin.replace(/['`]/g, '').match(/[a-z0-9]+/g) ?? [];
  let command = first.slice(0, LONGEST);
  for (const part of rest) {
    if (command.length + 1 + part.length > LONGEST) break;
    command += `_${part}`;
  }
  return command;
}

/** Alef and ain, which any-ascii leaves out as if they were vowel marks. */
const ARABIC_A = /[\u0622\u0623\u0625\u0627\u0671\u0639]/g;
