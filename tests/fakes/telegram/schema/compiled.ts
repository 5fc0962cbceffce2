import file from '../schema.json' with { type: 'json' };
import type { FieldFacts, SchemaFile, TypeFacts } from './facts.ts';

/** A type of the Bot API, ready to be checked against. */
export type Kind =
  | { readonly kind: 'string' | 'integer' | 'float' | 'boolean' | 'file' }
  | { readonly kind: 'list'; readonly of: Kind }
  | { readonly kind: 'object'; readonly name: string; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'any'; readonly of: readonly Kind[] };

export type Field = Omit<FieldFacts, 'type'> & { readonly name: string; readonly kind: Kind };

export type Method = { readonly name: string; readonly parameters: ReadonlyMap<string, Field> };

const schema = file as unknown as SchemaFile;
const types = new Map<string, Kind>();
const methods = new Map<string, Method>();
for (const [name, fields] of Object.entries(schema.methods)) {
  methods.set(name.toLowerCase(), { name, parameters: compileFields(fields) });
}

/** Every kind of update, as `allowed_updates` names them. */
export const updateKinds: ReadonlySet<string> = new Set(schema.updates);

/** The method of that name; names are case-insensitive, as on the real server. */
export function methodNamed(name: string): Method | undefined {
  return methods.get(name.toLowerCase());
}

function compileFields(fields: Readonly<Record<string, FieldFacts>>): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(fields).map(([name, { type, ...facts }]) => [
      name,
      { name, kind: compile(type), ...facts },
    ]),
  );
}

function compile(notation: string): Kind {
  const alternatives = notation.split('|');
  if (alternatives.length > 1) return { kind: 'any', of: alternatives.map(compile) };
  if (notation.startsWith('Array of ')) return { kind: 'list', of: compile(notation.slice(9)) };
  switch (notation) {
    case 'String':
      return { kind: 'string' };
    case 'Integer':
      return { kind: 'integer' };
    case 'Float':
      return { kind: 'float' };
    case 'Boolean':
      return { kind: 'boolean' };
    case 'InputFile':
      return { kind: 'file' };
    default:
      return compileNamed(notation);
  }
}

/** Types refer to themselves (rich text in rich text), so a type is known by name before its fields are. */
function compileNamed(name: string): Kind {
  const known = types.get(name);
  if (known) return known;
  const facts: TypeFacts = schema.types[name] ?? { fields: {} };
  if ('anyOf' in facts) {
    const of: Kind[] = [];
    const kind: Kind = { kind: 'any', of };
    types.set(name, kind);
    of.push(...facts.anyOf.map(compile));
    return kind;
  }
  const fields = new Map<string, Field>();
  const kind: Kind = { kind: 'object', name, fields };
  types.set(name, kind);
  for (const [field, compiled] of compileFields(facts.fields)) fields.set(field, compiled);
  return kind;
}
