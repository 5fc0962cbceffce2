import { describe, expect, test } from 'vitest';
import type { Mailboxes } from '../../../src/platforms/web/mailboxes.ts';
import { createMailboxes } from '../../../src/platforms/web/mailboxes.ts';
import type { WebEvent } from '../../../src/platforms/web/web-message.ts';

const said = (text: string) => ({ message: { blocks: [{ kind: 'words', text } as const], choices: [] } });

function page(mailboxes: Mailboxes, chat: string, after?: string) {
  const events: WebEvent[] = [];
  const opened = { closed: false, events, texts: () => events.map(textOf), close: () => {} };
  opened.close = mailboxes.open(chat, after, {
    write: (event) => events.push(event),
    close: () => {
      opened.closed = true;
    },
  });
  return opened;
}

function textOf({ message }: WebEvent): string {
  return message.blocks.map((block) => (block.kind === 'words' ? block.text : '')).join();
}

const create = (limits = {}) => createMailboxes({ perChat: 3, inAll: 100, ...limits });

describe('a mailbox', () => {
  test('keeps what is said while no page is open, and gives it to the first that comes', () => {
    const mailboxes = create();
    mailboxes.put('a', said('one'));
    mailboxes.put('a', said('two'));
    expect(page(mailboxes, 'a').texts()).toEqual(['one', 'two']);
    expect(page(mailboxes, 'a').texts()).toEqual([]);
    expect(page(mailboxes, 'b').texts()).toEqual([]);
  });

  test('gives a page that comes back what came after the last event it names', () => {
    const mailboxes = create();
    const first = mailboxes.put('a', said('one'));
    mailboxes.put('a', said('two'));
    page(mailboxes, 'a').close();
    mailboxes.put('a', said('three'));
    expect(page(mailboxes, 'a', first).texts()).toEqual(['two', 'three']);
  });

  test('gives what is unread where the event is not known, as after a restart', () => {
    const mailboxes = create();
    mailboxes.put('a', said('one'));
    page(mailboxes, 'a').close();
    mailboxes.put('a', said('two'));
    const [other] = [create().put('a', said('elsewhere'))];
    expect(page(mailboxes, 'a', other).texts()).toEqual(['two']);
    expect(page(mailboxes, 'a', 'x\ny').texts()).toEqual([]);
  });

  test('hands each message to every open page of its chat and to no other', () => {
    const mailboxes = create();
    const [one, two, other] = [page(mailboxes, 'a'), page(mailboxes, 'a'), page(mailboxes, 'b')];
    mailboxes.put('a', said('hello'));
    expect([one.texts(), two.texts(), other.texts()]).toEqual([['hello'], ['hello'], []]);
    one.close();
    mailboxes.put('a', said('again'));
    expect([one.texts(), two.texts()]).toEqual([['hello'], ['hello', 'again']]);
  });

  test('takes no more than it keeps while nobody comes, and takes again when somebody did', () => {
    const mailboxes = create();
    const ids = ['one', 'two', 'three', 'four'].map((text) => mailboxes.put('a', said(text)));
    expect(ids.map((id) => id !== undefined)).toEqual([true, true, true, false]);
    expect(new Set(ids.slice(0, 3)).size).toBe(3);
    const reader = page(mailboxes, 'a');
    expect(reader.texts()).toEqual(['one', 'two', 'three']);
    expect(mailboxes.put('a', said('five'))).toBeDefined();
    reader.close();
    expect(mailboxes.put('a', said('six'))).toBeDefined();
    expect(page(mailboxes, 'a').texts()).toEqual(['six']);
  });

  test('is never full while a page is open', () => {
    const mailboxes = create();
    const reader = page(mailboxes, 'a');
    for (let count = 0; count < 10; count += 1) expect(mailboxes.put('a', said(`${count}`))).toBeDefined();
    expect(reader.texts()).toHaveLength(10);
  });

  test('forgets the chats that were quiet longest when there are too many messages, but none that is open', () => {
    const mailboxes = create({ inAll: 3 });
    const open = page(mailboxes, 'open');
    mailboxes.put('open', said('kept'));
    open.close();
    const again = page(mailboxes, 'open', open.events[0]?.id);
    mailboxes.put('quiet', said('forgotten'));
    mailboxes.put('b', said('b'));
    mailboxes.put('c', said('c'));
    expect(page(mailboxes, 'quiet').texts()).toEqual([]);
    expect(page(mailboxes, 'b').texts()).toEqual(['b']);
    expect(page(mailboxes, 'c').texts()).toEqual(['c']);
    again.close();
    const first = open.events[0]?.id;
    mailboxes.put('open', said('later'));
    expect(page(mailboxes, 'open', first).texts()).toEqual(['later']);
  });

  test('closes the oldest of more than eight pages of one chat', () => {
    const mailboxes = create();
    const pages = Array.from({ length: 9 }, () => page(mailboxes, 'a'));
    mailboxes.put('a', said('hello'));
    expect(pages.map(({ closed }) => closed)).toEqual([true, ...Array(8).fill(false)]);
    expect(pages[0]?.texts()).toEqual([]);
    expect(pages[8]?.texts()).toEqual(['hello']);
  });

  test('closes every page at the end', () => {
    const mailboxes = create();
    const pages = [page(mailboxes, 'a'), page(mailboxes, 'b')];
    mailboxes.closeAll();
    expect(pages.map(({ closed }) => closed)).toEqual([true, true]);
  });
});
