import { nearestCommands } from '../src/answers/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { shortLabel, topicChoices } from '../src/conversation/index.ts';

/** A command that does not exist: the nearest ones that do. `rest` is what was typed, without the slash. */
export const unknown: Handler = {
  command: 'unknown',
  answer({ rest, incoming }, { library, commands, words }) {
    const typed = rest.split(/\s+/)[0] ?? '';
    const known = [
      ...library.topics.map(({ command, title }) => ({ command, label: title })),
      ...commands.map(({ command, description }) => ({ command, label: description })),
    ];
    const near = nearestCommands(
      typed,
      known.map(({ command }) => command),
    );
    const items = known
      .filter(({ command }) => near.includes(command))
      .sort((a, b) => near.indexOf(a.command) - near.indexOf(b.command))
      .map(({ command, label }) => ({ label, action: `/${command}` }));
    return {
      parts: [
        { kind: 'words', text: words('help.unknown', { command: `/${shortLabel(typed)}` }) },
        ...(items.length > 0
          ? [{ kind: 'words', text: words('help.didYouMean') } as const, { kind: 'list', items } as const]
          : [{ kind: 'words', text: words('help.see') } as const]),
      ],
      choices:
        items.length > 0
          ? items.map(({ action }) => ({ label: action, action }))
          : [...topicChoices(library, 3, incoming), { label: words('choices.help'), action: '/help' }],
    };
  },
};
