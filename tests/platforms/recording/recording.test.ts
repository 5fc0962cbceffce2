import { createRecordingPlatform } from '../../fakes/recording-platform.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';

/** The smallest lawful platform: if it and the contract part ways, the contract asks for too much. */
platformContract('recording', async (): Promise<Harness> => {
  const platform = createRecordingPlatform();
  const chat = { platform: platform.name, address: 'reader', kind: 'private' } as const;
  const at = Temporal.Instant.from('2026-11-23T12:00:00Z');
  let count = 0;
  return {
    platform,
    says: (text) => platform.accept({ id: String(++count), chat, at, kind: 'text', text }),
    presses: () => platform.accept({ id: String(++count), chat, at, kind: 'choice', text: '/troops' }),
    seen: async () => platform.sent.flatMap(({ words, quotes }) => [...quotes, ...words]).join('\n'),
    close: () => platform.stop(),
  };
});
