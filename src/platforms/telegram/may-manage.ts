import type { Clock } from '../../clock.ts';
import type { Person } from '../../conversation/index.ts';
import { readAddress } from './address.ts';
import type { Call } from './call.ts';
import { CallError } from './call-error.ts';

/** Who manages a group is asked this often at most. */
const KEPT_MS = 60_000;
/** Of groups whose managers are remembered. */
const MOST_KEPT = 1_000;

type Known = { readonly until: number; readonly ids: ReadonlySet<string> };

/**
 * Whether a person may change what concerns a whole group: its administrators, those who speak without a name (in the
 * name of the group itself), and the channel that is linked to it; nobody in a group that the bot is no member of any
 * more. Rejects with a CallError where Telegram cannot tell now, or tells that the group has become another.
 */
export function createMayManage(
  call: Call,
  clock: Clock,
): (address: string, person: Person) => Promise<boolean> {
  const known = new Map<string, Known>();

  return async (address, { id }) => {
    const { chat_id } = readAddress(address);
    if (id === String(chat_id)) return true;
    const now = clock.now().epochMilliseconds;
    const kind = id.startsWith('-') ? 'channel' : 'people';
    const key = `${kind} ${chat_id}`;
    const kept = known.get(key);
    if (kept && kept.until > now) return kept.ids.has(id);
    const ids = await (kind === 'channel' ? channelOf(chat_id) : administratorsOf(chat_id)).catch(
      nobodyWhereShutOut,
    );
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { until: now + KEPT_MS, ids });
    return ids.has(id);
  };

  async function channelOf(chat_id: number): Promise<ReadonlySet<string>> {
    const { linked_chat_id } = await call('getChat', { chat_id });
    return new Set(linked_chat_id === undefined ? [] : [String(linked_chat_id)]);
  }

  async function administratorsOf(chat_id: number): Promise<ReadonlySet<string>> {
    const members = await call('getChatAdministrators', { chat_id });
    return new Set(members.map(({ user }) => String(user.id)));
  }
}

function nobodyWhereShutOut(error: unknown): ReadonlySet<string> {
  const isShutOut =
    error instanceof CallError && (error.code === 400 || error.code === 403) && error.migrateTo === undefined;
  if (!isShutOut) throw error;
  return new Set();
}
