/**
 * Derives tests/fakes/telegram/schema.json (what bots send) and update-schema.json (what they are sent) from a
 * machine-readable Bot API specification (the api.json of PaulSonOfLars/telegram-bot-api-spec), with newer additions
 * laid over it. Facts only: methods, parameters, types, what is required, fixed words, limits. Run it as
 * `npx node scripts/make-telegram-schema.ts path/to/api.json && npx biome format --write tests/fakes/telegram/*.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { FieldFacts, SchemaFile, TypeFacts } from '../tests/fakes/telegram/schema/facts.ts';
import { overlay } from '../tests/fakes/telegram/schema/overlay.ts';

type SpecField = { name: string; types: string[]; required: boolean; description: string };
type SpecEntry = { name: string; fields?: SpecField[]; subtypes?: string[] };
type Spec = { methods: Record<string, SpecEntry>; types: Record<string, SpecEntry> };
type Fields = Record<string, FieldFacts>;

const [specPath] = process.argv.slice(2);
if (!specPath) throw new Error('Give the path of the specification file as the only argument.');
const spec = JSON.parse(readFileSync(specPath, 'utf8')) as Spec;

const methods: Record<string, Fields> = {};
for (const entry of Object.values(spec.methods)) methods[entry.name] = fieldsOf(entry);
const types: Record<string, TypeFacts> = {};
for (const entry of Object.values(spec.types)) {
  types[entry.name] = entry.subtypes ? { anyOf: entry.subtypes } : { fields: fieldsOf(entry) };
}
const updates = Object.keys(fieldsOfType('Update')).filter((name) => name !== 'update_id');

for (const [name, fields] of Object.entries(overlay.methods)) {
  methods[name] = laidOver(methods[name] ?? {}, readFields(fields));
}
for (const [name, fields] of Object.entries(overlay.types)) {
  types[name] = { fields: laidOver(fieldsOfType(name), readFields(fields)) };
}
for (const [name, members] of Object.entries(overlay.unions)) {
  const known = types[name];
  types[name] = { anyOf: [...new Set([...(known && 'anyOf' in known ? known.anyOf : []), ...members])] };
}
for (const [owner, fields] of owners()) {
  for (const [name, facts] of Object.entries(fields)) {
    const words = overlay.words[`${owner}.${name}`] ?? overlay.words[`*.${name}`];
    const parsed = overlay.parsed.includes(`${owner}.${name}`);
    if (words || parsed) fields[name] = { ...facts, ...(words && { words }), ...(parsed && { parsed }) };
  }
}

const schema: SchemaFile = {
  version: overlay.version,
  updates: [...updates, ...overlay.updates],
  methods: sorted(methods),
  types: sorted(reachable(Object.values(methods).flatMap(namesIn))),
};
write('schema.json', schema);
write('update-schema.json', { version: overlay.version, types: sorted(reachable(['Update'])) });

function write(name: string, content: object): void {
  const target = new URL(`../tests/fakes/telegram/${name}`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(content)}\n`);
}

function fieldsOf(entry: SpecEntry): Fields {
  return Object.fromEntries((entry.fields ?? []).map((field) => [field.name, factsOf(field)]));
}

function fieldsOfType(name: string): Fields {
  const facts = types[name];
  return facts && 'fields' in facts ? facts.fields : {};
}

function factsOf({ types: alternatives, required, description }: SpecField): FieldFacts {
  const type = alternatives.join('|');
  return {
    type,
    ...(required && { required }),
    ...(type === 'String' ? wordsIn(description) : undefined),
    ...limitsIn(type, description),
  };
}

/** `always "x"`, `Type of the result, must be x`, `one of "a", "b" or "c"`. */
function wordsIn(description: string): Pick<FieldFacts, 'words'> {
  const fixed = /always "(\w+)"|^(?:Type of|Error source|Scope type)[^,]*, must be (\w+)/.exec(description);
  const word = fixed?.[1] ?? fixed?.[2];
  if (word) return { words: [word] };
  const list = /(?:\bone of|must be either|, either|currently, can be|it can be one of) (?=")(.*)$/is.exec(
    description,
  );
  if (!list?.[1]) return {};
  const words = [...list[1].matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
  return words.length > 1 ? { words: [...new Set(words)] } : {};
}

/** Limits that prose gives as `1-64 bytes`, `0-1024 characters after entities parsing`, `2-10 items`, `between 1 and 360`. */
function limitsIn(type: string, description: string): Partial<FieldFacts> {
  if (type === 'String') {
    const match = /(\d+)-(\d+) (characters|bytes)/i.exec(description);
    if (!match) return {};
    const bytes = match[3]?.toLowerCase() === 'bytes';
    const parsed = /after entit/.test(description);
    return {
      length: [Number(match[1]), Number(match[2])],
      ...(bytes && { bytes }),
      ...(parsed && { parsed }),
    };
  }
  if (type.startsWith('Array of')) {
    const span = /(?:list of|include|items?;) (\d+)-(\d+)/i.exec(description);
    if (span) return { items: [Number(span[1]), Number(span[2])] };
    const most = /up to (\d+) (?:items|identifiers)/i.exec(description);
    return most ? { items: [0, Number(most[1])] } : {};
  }
  if (type === 'Integer' || type === 'Float') {
    if (/0x7FFFFFFF|Telegram Stars must be between|in the future|must be one of/.test(description)) return {};
    const match = /(?:[;,] |between )(\d+)(?:-| and )(\d+)\b/.exec(description);
    return match ? { range: [Number(match[1]), Number(match[2])] } : {};
  }
  return {};
}

/** The overlay's own notation: `name?` is optional, `'x'` a fixed word. */
function readFields(fields: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, notation]): [string, FieldFacts] => {
      const required = !key.endsWith('?');
      const word = /^'(.*)'$/.exec(notation)?.[1];
      const facts = word === undefined ? { type: notation } : { type: 'String', words: [word] };
      return [key.replace('?', ''), { ...facts, ...(required && { required }) }];
    }),
  );
}

/** A field that is already known keeps its limits and takes over type and need. */
function laidOver(known: Fields, newer: Fields): Fields {
  const laid = Object.entries(newer).map(([name, facts]) => {
    const { required: _, ...rest } = known[name] ?? {};
    return [name, { ...rest, ...facts }];
  });
  return { ...known, ...Object.fromEntries(laid) };
}

function* owners(): Generator<[string, Fields]> {
  yield* Object.entries(methods);
  for (const [name, facts] of Object.entries(types)) if ('fields' in facts) yield [name, facts.fields];
}

/** The types of these names, and all that their fields lead to. */
function reachable(names: readonly string[]): Record<string, TypeFacts> {
  const found: Record<string, TypeFacts> = {};
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const facts = types[name];
    if (!facts || found[name]) continue;
    found[name] = facts;
    waiting.push(...('fields' in facts ? namesIn(facts.fields) : facts.anyOf));
  }
  return found;
}

function namesIn(fields: Fields): string[] {
  return Object.values(fields).flatMap(({ type }) =>
    type.split('|').map((name) => name.replace(/^(?:Array of )+/, '')),
  );
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
