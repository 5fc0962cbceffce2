import type { Handler, Reply } from '../src/conversation/index.ts';
import { managersOnly } from '../src/conversation/index.ts';

/** `/leave`: the bot leaves a group, without a last word; only for those who manage it. */
export const leave: Handler = {
  command: 'leave',
  description: 'commands.leave',
  aside: true,
  audience: 'managers',
  async answer({ incoming }, { words, ...desk }) {
    const say = (text: string): Reply => ({ parts: [{ kind: 'words', text }], choices: [] });
    if (incoming.chat.kind === 'private') return say(words('group.onlyThere'));
    if (!(await desk.mayManage())) return managersOnly(words);
    return (await desk.leave()) ? undefined : say(words('group.cannotLeave'));
  },
};
