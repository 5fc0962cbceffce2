import { expect, test } from 'vitest';
import { pushOf } from '../../src/push-update.ts';
import { createUpdates } from '../../src/updates/index.ts';
import { makePlace, silentLog } from '../fakes/stores.ts';
import { attacks, MORE_ROCKETS, openWithAttacks, ROAD, ROCKETS, told } from './attacks.ts';
import { article, everything, onArticle, onTopic } from './newsroom.ts';

test('a telling that is cut off anywhere is done again, and nobody hears it twice', async () => {
  const room = await openWithAttacks();
  await room.follow('all', everything);
  await room.follow('daily', everything, 'daily 10:00');
  await room.follow('several', onTopic('rockets'), 'daily 10:00');
  await room.follow('several', onArticle('attacks'), 'daily 10:00');
  await room.follow('asked', everything);
  await room.quote('asked', 'p1.1 p2.1');
  const tried = new Set<string>();
  const updates = createUpdates({
    store: room.store,
    content: { current: room.library, recall: () => undefined },
    settleSeconds: 0,
    async tell(telling) {
      await room.delivery.push(pushOf(telling, room.library()));
      if (!tried.has(telling.key)) {
        tried.add(telling.key);
        throw new Error('the process dies here');
      }
    },
    clock: room.clock,
    log: silentLog,
  });
  room.publish(attacks([MORE_ROCKETS, 'The road is closed. Nobody was hurt.']));
  const look = () => updates.tick().catch(() => undefined);
  for (let tries = 0; tries < 4; tries++) await look();
  room.clock.set(room.clock.now().add({ minutes: 61 }));
  for (let tries = 0; tries < 4; tries++) await look();
  await room.until(async () => (await room.delivery.status()).owed.pushes.count === 0, 500);
  const heard = (address: string) =>
    told(room, address).filter((lines) => lines.includes(`“${MORE_ROCKETS}”`));
  expect(['all', 'daily', 'several', 'asked'].map((address) => heard(address).length)).toEqual([1, 1, 1, 1]);
});

test('of two processes on one database one tells, and the other takes over', async () => {
  const room = await openWithAttacks({ place: await makePlace('postgres') });
  const tellings: string[] = [];
  const process = (name: string) =>
    createUpdates({
      store: room.store,
      content: { current: room.library, recall: () => undefined },
      settleSeconds: 0,
      tell: async ({ key }) => tellings.push(`${name} ${key.split(' ')[0]}`),
      clock: room.clock,
      log: silentLog,
    });
  await room.follow('daily', everything, 'daily 10:00');
  await room.updates.stop();
  const [first, second] = [process('first'), process('second')];
  await Promise.all([first.tick(), second.tick()]);
  room.publish(attacks([ROCKETS, ROAD, 'The president spoke at noon.']));
  await Promise.all([first.tick(), second.tick()]);
  expect(tellings).toHaveLength(1);
  const holder = tellings[0]?.startsWith('first') ? first : second;
  await holder.stop();
  room.publish(attacks([ROCKETS]), article('new', ['A new day began.']));
  room.clock.set(room.clock.now().add({ seconds: 3 }));
  const other = holder === first ? second : first;
  await other.tick();
  expect(tellings).toHaveLength(2);
  room.clock.set(room.clock.now().add({ hours: 1 }));
  await Promise.all([first.tick(), second.tick(), other.tick()]);
  expect(tellings.map((each) => each.split(' ')[1])).toEqual(['follow', 'follow', 'digest']);
});
