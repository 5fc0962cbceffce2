import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { WebEvent } from '../../src/platforms/web/index.ts';
import { makePlace } from '../fakes/stores.ts';
import { eventsOf } from '../platforms/web/open-chat.ts';
import { runApp } from '../server/running-app.ts';

test('two processes on one PostgreSQL: a page gets its answers at whichever it is open, and goes on at the other', async () => {
  const { databaseUrl, key } = await makePlace('postgres');
  const environment = { DATABASE_URL: databaseUrl, PULLQUOTE_KEY: key };
  const apps = [await runApp(environment), await runApp(environment)] as const;
  onTestFinished(async () => {
    await Promise.all(apps.map((app) => app.stop()));
  });
  const cookie = 'pullquote_chat=abcdefghijklmnopqrstuv';
  const [atFirst, atSecond] = apps.map((app) => open(app.url));
  if (!atFirst || !atSecond) throw new Error('unreachable');

  await ask(apps[0].url, '/topics');
  const answer = await next(atFirst);
  expect((await next(atSecond)).id).toBe(answer.id);
  await ask(apps[1].url, '/help');
  expect((await next(atFirst)).id).toBe((await next(atSecond)).id);

  await ask(apps[1].url, '/latest');
  const missed = await next(atSecond);
  await atFirst.return(undefined);
  const back = open(apps[1].url, answer.id);
  await next(back);
  expect((await next(back)).id).toBe(missed.id);
  await Promise.all([atSecond.return(undefined), back.return(undefined)]);

  function open(url: string, after?: string): AsyncGenerator<WebEvent, undefined> {
    return eventsOf(`${url}/chat/events${after === undefined ? '' : `?after=${after}`}`, { cookie });
  }

  async function ask(url: string, text: string): Promise<void> {
    const response = await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: randomUUID(), text }),
    });
    expect(response.status).toBe(202);
  }
});

async function next(events: AsyncGenerator<WebEvent, undefined>): Promise<WebEvent> {
  const { value } = await events.next();
  if (!value) throw new Error('The stream has ended.');
  return value;
}
