import type { NewsroomOptions } from './newsroom.ts';
import { article, openNewsroom } from './newsroom.ts';

/** What the one article says in the beginning, and what an editor makes of it. */
export const ROCKETS = 'There were 35 rocket attacks in March.';
export const MORE_ROCKETS = 'There were 39 rocket attacks in March.';
export const ROAD = 'The road is open. Nobody was hurt.';

/** What stands below a push. */
export const STOP = '[Stop following]';
export const ALL = 'You get this because you follow everything. To stop: /unsubscribe everything';
export const QUOTED = 'You get this because I quoted it to you. To hear no more of that: /forget';
export const FORGET = '[Forget this chat]';

/** The one article, as it is in the beginning and as its editor changes it. */
export const attacks = (paragraphs: readonly string[] = [ROCKETS, ROAD], more: object = {}) =>
  article('attacks', paragraphs, more);

/** A newsroom that has published it long ago. */
export const openWithAttacks = (options: NewsroomOptions = {}) =>
  openNewsroom({ articles: [attacks()], ...options });

/** What a chat was sent, message by message. */
export const told = (room: Awaited<ReturnType<typeof openNewsroom>>, address: string) =>
  room.pushes(address).map(({ lines }) => lines);
