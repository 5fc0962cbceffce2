import { describe, expect, test } from 'vitest';
import { moveChat } from '../../src/store/index.ts';
import { KINDS } from '../fakes/stores.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const attacks = (...paragraphs: string[]) => article('attacks', paragraphs);

describe.each(KINDS)('a group that becomes one with another on %s', (kind) => {
  test('follows there what either followed, each once, and is told once', async () => {
    const room = await openNewsroom({ kind, articles: [attacks('There were 35 attacks.', 'It rained.')] });
    const old = await room.follow('-old', everything, 'daily 10:00');
    await room.follow('-old', onTopic('rockets'), 'daily 10:00');
    await room.follow('-old', onArticle('attacks'));
    const there = await room.follow('-new', everything, 'daily 10:00');
    await room.quote('-old', 'p1.1');
    await room.store.write((tx) => moveChat(tx, room.store.sealing, old, '-new'));
    const followed = (await room.subscriptions.of(there)).map(({ subject, rhythm }) => [
      subject,
      rhythm.kind,
    ]);
    expect(followed).toHaveLength(3);
    expect(followed).toEqual(
      expect.arrayContaining([
        [everything, 'daily'],
        [onTopic('rockets'), 'daily'],
        [onArticle('attacks'), 'at once'],
      ]),
    );
    room.publish(attacks('There were 39 attacks.', 'It rained.'));
    await room.later(11 * MINUTE);
    await room.later(HOUR);
    expect(room.pushes('-old')).toEqual([]);
    // What was quoted to it is put right, so that it need not be told as news at once; the digest tells it at its hour.
    expect(room.pushes('-new').map(({ lines }) => lines[0])).toEqual([
      'A sentence that I quoted to you has been changed. It said:',
      'What is new:',
    ]);
  });
});
