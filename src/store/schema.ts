import type { Generated, Kysely, Transaction } from 'kysely';

/** The tables. Moments are milliseconds since 1970; what is sealed cannot be read without the key. */
export type Schema = {
  chats: {
    id: Generated<number>;
    /** Keyed hash of platform and address: the only way to find a chat. */
    hash: string;
    platform: string;
    kind: 'private' | 'group';
    /** Sealed. */
    address: string;
    created: number;
    /** When it last said something. */
    seen: number;
    /** When it was found blocked, left or deleted; null as long as it can be reached. */
    gone: number | null;
    /** Nothing may be sent to it before, as its platform said. */
    wait_until: Generated<number>;
    /** 1 where the chat asked to be forgotten: the row goes with its last delivery. */
    leaving: Generated<number>;
    /** When it last said something by its platform's own clock; 0 where never, or where its platform says that it is too long ago. */
    spoke: Generated<number>;
    /** When it told its platform that it wants no pushes; null where it did not, or took it back. */
    declined: number | null;
    /** When it was last sent an announcement in place of what it may not be sent freely; 0 where never. */
    announced: Generated<number>;
    /** Not to be announced to before, as its platform limits that. What it says itself sets this and the next two back. */
    announce_after: Generated<number>;
    /** How often in a row its platform limited announcements to it. */
    capped: Generated<number>;
    /** How many messages in a row did not reach it. */
    unreached: Generated<number>;
    /** What the chat has chosen; null where nothing. BCP 47. */
    language: string | null;
    /** IANA. */
    time_zone: string | null;
    /** `22:00-07:00`. */
    quiet: string | null;
  };
  incomings: {
    id: Generated<number>;
    platform: string;
    /** What the platform calls the update; with `platform` the key that makes redelivery harmless. */
    update_id: string;
    chat: number;
    stored: number;
    /** Null as long as it waits. */
    handled: number | null;
    /** Sealed; erased when it is handled. */
    body: string | null;
    attempts: Generated<number>;
    /** Not to be tried again before. */
    not_before: Generated<number>;
  };
  bodies: {
    id: Generated<number>;
    /** A reply as data, sealed. */
    content: string;
    /** The push that it belongs to, where a push has several: for whom, in which language. */
    push: number | null;
    variant: string | null;
    language: string | null;
  };
  pushes: {
    id: Generated<number>;
    /** Given by who pushes; the same key is pushed once. */
    key: string;
    body: number;
    created: number;
    /** What is not sent by then is not sent at all. */
    until: number;
  };
  deliveries: {
    id: Generated<number>;
    platform: string;
    chat: number;
    body: number;
    /** Null for a reply. */
    push: number | null;
    /** 0 replies, 1 pushes. */
    lane: number;
    state: DeliveryState;
    /** How many messages of the reply are sent. */
    part: Generated<number>;
    attempts: Generated<number>;
    /** How often the fate of a message of it stayed unknown. */
    unknowns: Generated<number>;
    /** The process that is sending it. */
    sender: string | null;
    /** The receipt of the message to which a push replies; null where it replies to none. */
    receipt: number | null;
    /** Not to be sent before, since the chat wants quiet. */
    not_before: Generated<number>;
    /** When the incoming was stored, or the push was made. */
    created: number;
    ended: number | null;
    /** Since when it is not known whether its present message was sent, where the platform is going to tell; null where it is known. */
    doubtful: number | null;
    /** What the platform told of its present message, sealed; null where nothing. */
    report: string | null;
  };
  /** What platforms charged; nothing of a chat. */
  charges: {
    /** Keyed hash of the message. */
    message_hash: string;
    platform: string;
    category: string;
    type: string;
    at: number;
  };
  revisions: {
    id: Generated<number>;
    /** The article's slug. */
    article: string;
    /** Counted from 1 within the article. */
    number: number;
    /** Its name, as quotations carry it. */
    revision: string;
    /** The path of the file that it came from. */
    file: string;
    kept: number;
    /** Since when it is published; null where it is not any more. */
    live: number | null;
    /** The article as data. */
    content: string;
  };
  /** The slugs that articles had before. */
  moves: {
    former: string;
    /** The one that it got then; it may have been changed again. */
    slug: string;
  };
  /** Which excerpt went to which chat; several where a message quotes several. */
  receipts: {
    id: Generated<number>;
    chat: number;
    /** What the platform calls the message, sealed; null where it does not tell. */
    message: string | null;
    /** Keyed hash of the chat's row and the message, by which a reply to it is found. */
    message_hash: string | null;
    article: string;
    revision: string;
    paragraph: string;
    /** UTF-16 offsets within the paragraph, `end` exclusive. */
    start: number;
    end: number;
    sent: number;
    /** When the chat was told that this does not stand any more; null where it does, 0 where nobody was to be told. */
    corrected: number | null;
  };
  subscriptions: {
    id: Generated<number>;
    chat: number;
    /** As `writeSubject` writes it. */
    subject: string;
    rhythm: 'at once' | 'daily' | 'weekly';
    /** Monday is 1. */
    weekday: number | null;
    /** Minutes after midnight, by the chat's clocks. */
    minute: number | null;
    /** The language that was spoken when it was made. */
    language: string | null;
    /** When its next digest is due; null where it is told at once. */
    due: number | null;
    /** The last update that its digests have told, or that was there before it. */
    since: number;
  };
  /** By what chats agreed to being told of what they follow, and by what they took that back: evidence, without any text. */
  agreements: {
    id: Generated<number>;
    chat: number;
    /** As `writeSubject` writes it. */
    subject: string;
    at: number;
    how: 'typed' | 'pressed';
    /** What the platform calls the message by which it was said, sealed; null where it does not tell. */
    message: string | null;
    /** What it calls the message under which was pressed, sealed. */
    pressed_on: string | null;
    /** When it was taken back; null as long as it stands. */
    ended: number | null;
    ended_how: 'typed' | 'pressed' | null;
    ended_message: string | null;
  };
  /** What followers know of each article. */
  told: {
    article: string;
    /** The revision of which they know; null where they know of none. */
    revision: string | null;
    /** Since when the published one is another; null where it is not. */
    changed: number | null;
  };
  updates: {
    id: Generated<number>;
    article: string;
    /** Null where the article is new. */
    before: string | null;
    /** Null where it was taken away. */
    after: string | null;
    told: number;
  };
  /** What was lately sent to web chats, where several processes have their pages open. */
  mail: {
    id: Generated<number>;
    /** The keyed hash of the chat. */
    hash: string;
    /** Chat and event, sealed. */
    letter: string;
    written: number;
  };
  leases: {
    name: string;
    holder: string;
    /** Moves with each renewal. */
    beat: number;
    /** The server's process for a connection of the holder, by which PostgreSQL knows whether the holder lives. */
    backend: number | null;
  };
  notes: {
    name: string;
    value: string;
  };
};

/**
 * `waiting` and `sending` are owed; the others have ended: `sent`; `unknown` (may have arrived and is not repeated);
 * `refused` by the platform; `gone`, the chat cannot be reached; `late`; `stale`, it quotes a revision that is not known;
 * `misquoted`, its rendering did not say what the article says.
 */
export type DeliveryState = 'waiting' | 'sending' | EndState;
export type EndState = 'sent' | 'unknown' | 'refused' | 'gone' | 'late' | 'stale' | 'misquoted';

export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;
