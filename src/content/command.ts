import anyAscii from 'any-ascii';

/**
 * What WhatsApp and Telegram both take as a command: `a-z0-9_`, 1 to 30 characters. Telegram would take 32
 * (https://core.telegram.org/bots/api#botcommand); WhatsApp's Cloud API says 30 in its schema and 32 in its guide.
 */
export const COMMAND = /^[a-z0-9_]{1,30}$/;

const LONGEST = 30;

/** Words in any script as a command: "Müllers Büro" is `mullers_buro`. Empty where nothing of them can be written so. */
export function commandOf(words: string): string {
  const parts =
    anyAscii(words.normalize('NFKC'))
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z0-9]+/g) ?? [];
  let command = parts[0]?.slice(0, LONGEST) ?? '';
  for (const part of parts.slice(1)) {
    if (command.length + 1 + part.length > LONGEST) break;
    command += `_${part}`;
  }
  return command;
}
