import { reservedCommands } from '../../handlers/index.ts';
import { checkContent } from '../content/index.ts';
import { COMMANDS_SHOWN, remarkOnMarkup } from '../platforms/whatsapp/index.ts';
import { readSettings } from '../settings.ts';
import type { Streams } from './streams.ts';

/** Checks the content folder and prints the report; 1 where there is a mistake. */
export async function check(environment: NodeJS.ProcessEnv, { stdout }: Streams): Promise<number> {
  const settings = readSettings(environment);
  const report = await checkContent(settings.CONTENT_DIR, {
    reservedCommands,
    remark: remarkOnMarkup,
    // No platform's menu shows fewer.
    commandsShown: COMMANDS_SHOWN,
  });
  stdout.write(`${report.lines.join('\n')}\n`);
  return report.mistakes > 0 ? 1 : 0;
}
