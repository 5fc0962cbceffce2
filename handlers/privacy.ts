import type { Handler } from '../src/conversation/index.ts';

export const privacy: Handler = {
  command: 'privacy',
  description: 'commands.privacy',
  aside: true,
  answer: (_request, { words }) => ({
    parts: (
      [
        'privacy.address',
        'privacy.texts',
        'privacy.receipts',
        'privacy.choices',
        'privacy.traces',
        'privacy.rights',
      ] as const
    ).map((key) => ({ kind: 'words', text: words(key) })),
    choices: [
      { label: words('choices.export'), action: '/export' },
      { label: words('choices.forget'), action: '/forget' },
    ],
  }),
};
