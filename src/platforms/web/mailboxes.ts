import { randomBytes } from 'node:crypto';
import type { WebEvent } from './web-message.ts';

export type MailboxLimits = {
  /** The most messages kept for one chat, read or unread. */
  readonly perChat: number;
  /** The most messages kept in all. Above it the chats that were quiet longest are forgotten, but none that is open. */
  readonly inAll: number;
};

/**
 * What was said to each chat lately, in memory, so that a page that was away, was loaded again or is open twice gets
 * what it lacks. It is lost with the process: a page that comes back later starts from what is said then.
 */
export type Mailboxes = {
  /**
   * Puts a message in and hands it to every open page. Gives the event's id; undefined where it was not taken, since
   * as many as are kept lie unread already and nobody comes for them.
   */
  put(chat: string, event: Omit<WebEvent, 'id'>): string | undefined;
  /** Names a message, for putting it into the mailboxes of several processes. */
  name(event: Omit<WebEvent, 'id'>): WebEvent;
  /** Puts in a message that has its name, once however often it comes. It is always taken; where too many lie unread, the oldest give way. */
  add(chat: string, event: WebEvent): void;
  /**
   * Opens a chat: at once gives what came after the event `after`, or, where that is not known, what no page has
   * got yet; from then on what comes. Gives the function that closes it.
   */
  open(chat: string, after: string | undefined, page: Page): () => void;
  /** Closes every open page. */
  closeAll(): void;
};

/** One open page. */
export type Page = {
  write(event: WebEvent): void;
  /** Called when the mailbox ends the connection itself. */
  close(): void;
};

type Mailbox = { readonly events: WebEvent[]; readonly pages: Set<Page>; unread: number };

/** A chat may be open on as many pages at once; beyond that the oldest gives way. */
const MOST_PAGES = 8;

export function createMailboxes(limits: MailboxLimits): Mailboxes {
  /** In the order of their last use, the longest unused first. */
  const boxes = new Map<string, Mailbox>();
  /** Part of every id: those of another process must not be taken for ours. */
  const life = randomBytes(6).toString('base64url');
  let named = 0;
  let kept = 0;

  return {
    put(chat, content) {
      const box = use(chat);
      if (box.pages.size === 0 && box.unread >= limits.perChat) return undefined;
      const event = name(content);
      add(chat, event);
      return event.id;
    },
    name,
    add,
    open(chat, after, page) {
      const box = use(chat);
      const known = after === undefined ? -1 : box.events.findIndex(({ id }) => id === after);
      const from = known >= 0 ? known + 1 : box.events.length - box.unread;
      box.unread = 0;
      for (const event of box.events.slice(from)) page.write(event);
      const [oldest] = box.pages;
      if (box.pages.size >= MOST_PAGES && oldest) {
        box.pages.delete(oldest);
        oldest.close();
      }
      box.pages.add(page);
      return () => {
        box.pages.delete(page);
        if (box.events.length === 0 && box.pages.size === 0) boxes.delete(chat);
      };
    },
    closeAll() {
      for (const { pages } of boxes.values()) {
        for (const page of pages) page.close();
        pages.clear();
      }
    },
  };

  function name(content: Omit<WebEvent, 'id'>): WebEvent {
    named += 1;
    return { id: `${life}.${named}`, ...content };
  }

  function add(chat: string, event: WebEvent): void {
    const box = use(chat);
    if (box.events.some(({ id }) => id === event.id)) return;
    keep(box, event);
    if (box.pages.size === 0) box.unread = Math.min(box.unread + 1, box.events.length);
    for (const page of box.pages) page.write(event);
    forgetOthers(chat);
  }

  function use(chat: string): Mailbox {
    const box = boxes.get(chat) ?? { events: [], pages: new Set(), unread: 0 };
    boxes.delete(chat);
    boxes.set(chat, box);
    return box;
  }

  function keep(box: Mailbox, event: WebEvent): void {
    box.events.push(event);
    kept += 1;
    if (box.events.length > limits.perChat) {
      box.events.shift();
      kept -= 1;
    }
  }

  function forgetOthers(chat: string): void {
    for (const [name, { events, pages }] of boxes) {
      if (kept <= limits.inAll) return;
      if (name === chat || pages.size > 0) continue;
      boxes.delete(name);
      kept -= events.length;
    }
  }
}
