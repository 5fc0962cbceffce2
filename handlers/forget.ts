import type { Handler } from '../src/conversation/index.ts';
import { managersOnly } from '../src/conversation/index.ts';

/** `/forget` asks once; `/forget yes`, which its button says, removes all that is held about the chat. */
export const forget: Handler = {
  command: 'forget',
  description: 'commands.forget',
  aside: true,
  async answer({ rest }, { words, chat, chats, mayManage }) {
    if (!(await mayManage())) return managersOnly(words);
    if (!/^yes[.!]?$/i.test(rest)) {
      return {
        parts: [{ kind: 'words', text: words('forget.ask') }],
        choices: [
          { label: words('choices.forgetYes'), action: '/forget yes' },
          { label: words('choices.export'), action: '/export' },
        ],
      };
    }
    await chats.forget(chat.id);
    return { parts: [{ kind: 'words', text: words('forget.done') }], choices: [], replaces: true };
  },
};
