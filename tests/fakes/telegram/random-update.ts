import type { FieldFacts, TypeFacts } from './schema/facts.ts';
import file from './update-schema.json' with { type: 'json' };

/** Values that stand in for random ones where they matter: ids that exist, words that mean something. */
export type Pool = {
  readonly users: readonly number[];
  readonly chats: readonly { readonly id: number; readonly type: string }[];
  readonly threads: readonly number[];
  readonly bot: { readonly id: number; readonly username: string };
  readonly texts: readonly string[];
};

const schema = file as unknown as { readonly types: Readonly<Record<string, TypeFacts>> };
const kinds = Object.keys(fieldsOf('Update')).filter((name) => name !== 'update_id');
/** Kinds that bots of our sort are sent most. */
const FREQUENT = ['message', 'message', 'message', 'callback_query', 'inline_query', 'my_chat_member'];

const DEEPEST = 7;
const STRANGE: readonly unknown[] = [
  null,
  0,
  -1,
  2 ** 53,
  -(2 ** 52),
  1e308,
  '',
  ' ',
  '\u0000',
  '\uD83D',
  '\u202Etxet',
  '/'.repeat(5_000),
  '@'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(400),
  [],
  {},
  [[[]]],
  true,
  false,
  { constructor: 1 },
];

/**
 * An update of any kind of the Bot API, made by its schema, and in every second case changed here and there: fields
 * dropped, doubled, of another type or of a strange value. The same for the same `random`.
 */
export function randomUpdate(id: number, pool: Pool, random: () => number): Record<string, unknown> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const chance = (share: number) => random() < share;
  const kind = chance(0.7) ? pick(FREQUENT) : pick(kinds);
  const facts = fieldsOf('Update')[kind];
  const update: Record<string, unknown> = { update_id: id };
  if (facts) update[kind] = value(facts.type, kind, 0);
  if (chance(0.03)) update[pick(kinds)] = value('Message', 'message', 1);
  // By its id alone an update can be confirmed, so that is never touched.
  return chance(0.5) ? update : { ...(mutated(update) as Record<string, unknown>), update_id: id };

  function object(name: string, depth: number): unknown {
    if (name === 'User') return user();
    if (name === 'Chat') return chat();
    const fields = fieldsOf(name);
    const made: Record<string, unknown> = {};
    for (const [field, { type, required, words }] of Object.entries(fields)) {
      if (!required && (depth >= DEEPEST || !chance(share(field)))) continue;
      made[field] = words ? pick(words) : value(type, field, depth + 1);
    }
    return made;
  }

  function value(notation: string, field: string, depth: number): unknown {
    const type = pick(notation.split('|'));
    if (type.startsWith('Array of ')) {
      const length = depth >= DEEPEST ? 0 : Math.floor(random() * 3);
      return Array.from({ length }, () => value(type.slice(9), field, depth + 1));
    }
    switch (type) {
      case 'String':
        return string(field);
      case 'Integer':
        return integer(field);
      case 'Float':
        return random() * 100;
      case 'Boolean':
        return chance(0.5);
    }
    const facts = schema.types[type];
    if (facts && 'anyOf' in facts) return value(pick(facts.anyOf), field, depth + 1);
    return depth > DEEPEST + 3 ? {} : object(type, depth);
  }

  function user() {
    const id = pick([...pool.users, pool.bot.id, 777_000, 1_087_968_824, 136_817_688]);
    return {
      id,
      is_bot: id === pool.bot.id || chance(0.05),
      first_name: string('first_name'),
      ...(chance(0.3) && { language_code: pick(['en', 'ar', 'de', 'x', 'zh-hans', '']) }),
    };
  }

  function chat() {
    return { ...pick(pool.chats), ...(chance(0.3) && { is_forum: true }) };
  }

  function string(field: string): string {
    if (/^(text|caption|query|data)$/.test(field)) return pick(pool.texts);
    if (field === 'offset') return pick(['', '', '10', 'x']);
    if (field === 'id' || field.endsWith('_id')) return String(Math.floor(random() * 1e9));
    return chance(0.1) ? String(pick(STRANGE)) : pick(pool.texts).slice(0, 30);
  }

  function integer(field: string): number {
    if (field === 'message_thread_id') return pick([1, ...pool.threads, 5]);
    if (field === 'date') return chance(0.05) ? 0 : 1_700_000_000 + Math.floor(random() * 1e6);
    if (field.endsWith('chat_id')) return pick(pool.chats).id;
    return Math.floor(random() * 1_000);
  }

  /** One to three changes anywhere in it. */
  function mutated(whole: unknown): unknown {
    const changed = structuredClone(whole);
    for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
      let place = changed as Record<string, unknown>;
      for (let depth = Math.floor(random() * 5); depth > 0; depth -= 1) {
        const inner = Object.values(place).filter((item) => typeof item === 'object' && item !== null);
        if (inner.length === 0) break;
        place = pick(inner) as Record<string, unknown>;
      }
      const names = Object.keys(place);
      if (names.length === 0) continue;
      const name = pick(names);
      const way = random();
      if (way < 0.3) delete place[name];
      else if (way < 0.8) place[name] = pick(STRANGE);
      else if (way < 0.9) place[pick(['unheard_of', 'text', 'chat'])] = pick(STRANGE);
      else place[name] = [place[name]];
    }
    return changed;
  }
}

/** How often a field that may be left out is there. */
function share(field: string): number {
  return /^(text|from|message|reply_to_message|data|is_topic_message|message_thread_id)$/.test(field)
    ? 0.7
    : 0.06;
}

function fieldsOf(name: string): Readonly<Record<string, FieldFacts>> {
  const facts = schema.types[name];
  return facts && 'fields' in facts ? facts.fields : {};
}
