import type { CommandInfo } from '../../conversation/index.ts';
import { shortWords } from '../text/index.ts';
import type { CloudApi, Components } from './client/index.ts';
import { COMPONENT_LIMITS } from './client/index.ts';

/** How many commands the menu shows. */
export const COMMANDS_SHOWN = COMPONENT_LIMITS.commands;

const EMOJI = /\p{Extended_Pictographic}/gu;

/** The commands and ice breakers that a chat offers, as far as the platform takes them: `COMMANDS_SHOWN` and 3, without emoji. */
export function componentsOf(commands: readonly CommandInfo[]): Components {
  const short = (text: string, length: number) => shortWords(text.replace(EMOJI, ''), length);
  const { name, description, iceBreaker, iceBreakers } = COMPONENT_LIMITS;
  const known = commands
    .filter(({ command }) => name.test(command))
    .map((each) => ({ name: each.command, description: short(each.description, description) }))
    .filter((each) => each.description !== '')
    .slice(0, COMMANDS_SHOWN);
  return {
    commands: known,
    // What comes first in the menu are the topics; in a new chat their titles are questions to begin with.
    iceBreakers: [...new Set(known.map((each) => short(each.description, iceBreaker)))].slice(0, iceBreakers),
  };
}

/** Sets the commands and ice breakers where they differ from those that are set. Gives whether they did. */
export async function publishComponents(
  api: Pick<CloudApi, 'readComponents' | 'writeComponents'>,
  commands: readonly CommandInfo[],
  signal: AbortSignal,
): Promise<boolean> {
  const wanted = componentsOf(commands);
  const set = await api.readComponents(signal);
  if (JSON.stringify(set) === JSON.stringify(wanted)) return false;
  await api.writeComponents(wanted, signal);
  return true;
}
