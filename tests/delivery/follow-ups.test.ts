import { beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { createConversation, wordsIn } from '../../src/conversation/index.ts';
import { openSample } from '../conversation/sample.ts';
import type { StoreKind } from '../fakes/stores.ts';
import { KINDS } from '../fakes/stores.ts';
import { openRoad } from './road.ts';

let sample: Awaited<ReturnType<typeof openSample>>;
beforeAll(async () => {
  sample = await openSample();
});

const words = wordsIn('en');
const TAKEN = words('answer.takenToBeAbout', { subject: 'Attacks on US targets' });

async function openTalk(kind: StoreKind) {
  const conversation = createConversation({
    handlers,
    content: () => sample,
    follow: () => [],
    chats: () => road.delivery.chats,
  });
  const road = await openRoad({ kind, respond: conversation.respond, library: () => sample.library });
  await road.delivery.start();
  let id = 0;
  async function say(address: string, text: string): Promise<string> {
    const before = road.platform.sent.length;
    id += 1;
    await road.ask(id, address, text, { addressed: 'command' });
    await road.until(() => road.platform.sent.length > before, 100);
    await road.until(async () => (await road.delivery.status()).owed.replies.count === 0, 100);
    const said = road.platform.sent
      .slice(before)
      .map(({ words, quotes }) => [...words, ...quotes].join('\n'));
    return said.join('\n');
  }
  return { road, say };
}

describe.each(KINDS)('on %s', (kind) => {
  test('"when?" is about what was talked about last, says so, and can be asked afresh', async () => {
    const { say } = await openTalk(kind);
    await say('alice', 'how many rocket attacks were there?');
    const told = await say('alice', 'when?');
    expect(told).toContain(TAKEN);
    expect(told).toContain('Between August 4 and 18');
    expect(await say('alice', '/afresh when?')).toContain(words('answer.none'));
  });

  test('not after ten minutes, not in another chat, and not in a group', async () => {
    const { road, say } = await openTalk(kind);
    for (const address of ['alice', '-5']) await say(address, 'how many rocket attacks were there?');
    expect(await say('bob', 'when?')).not.toContain(TAKEN);
    expect(await say('-5', 'when?')).not.toContain(TAKEN);
    road.clock.set(road.clock.now().add({ minutes: 11 }));
    expect(await say('alice', 'when?')).not.toContain(TAKEN);
  });
});

test('a question that says what it is about is asked as it stands', async () => {
  const { say } = await openTalk('sqlite');
  await say('alice', 'how many rocket attacks were there?');
  const told = await say('alice', 'when did Kadhemi take office?');
  expect(told).toContain('took office in May');
  expect(told).not.toContain(TAKEN);
});
