import type { MenuButton } from '@grammyjs/types';
import type { World } from '../world/world.ts';
import type { Handlers } from './handlers.ts';

/** What the bot says of itself, by language, and its menu button. */
export function createProfileMethods(world: World): Handlers {
  const names = new Map<string, string>();
  const descriptions = new Map<string, string>();
  const shortDescriptions = new Map<string, string>();
  const buttons = new Map<number, MenuButton>();
  return {
    getMe: () => world.bot,
    logOut: () => true,
    close: () => true,
    setMyName: ({ name = '', language_code = '' }) => set(names, language_code, name),
    getMyName: ({ language_code = '' }) => ({ name: get(names, language_code) || world.bot.first_name }),
    setMyDescription: ({ description = '', language_code = '' }) =>
      set(descriptions, language_code, description),
    getMyDescription: ({ language_code = '' }) => ({ description: get(descriptions, language_code) }),
    setMyShortDescription: ({ short_description = '', language_code = '' }) =>
      set(shortDescriptions, language_code, short_description),
    getMyShortDescription: ({ language_code = '' }) => ({
      short_description: get(shortDescriptions, language_code),
    }),
    setChatMenuButton: ({ chat_id = 0, menu_button = { type: 'default' } }) => {
      buttons.set(chat_id, menu_button);
      return true;
    },
    getChatMenuButton: ({ chat_id = 0 }) => buttons.get(chat_id) ?? buttons.get(0) ?? { type: 'commands' },
  };
}

function set(texts: Map<string, string>, language: string, text: string): true {
  if (text === '') texts.delete(language);
  else texts.set(language, text);
  return true;
}

function get(texts: ReadonlyMap<string, string>, language: string): string {
  return texts.get(language) ?? texts.get('') ?? '';
}
