import type { Field, Kind, Method } from './compiled.ts';
import { exclusivesOf } from './exclusive.ts';

/** What is wrong with a request, by the published interface alone. */
export type Problem = {
  readonly rule: SchemaRule;
  /** Where, as `reply_markup.inline_keyboard[0][1].callback_data`. */
  readonly path: string;
  readonly detail: string;
  /** The real server goes on as if it were not there: it drops, ignores or clamps. */
  readonly tolerated: boolean;
};

export type SchemaRule =
  | 'unknown-parameter'
  | 'unknown-field'
  | 'missing'
  | 'wrong-type'
  | 'wrong-word'
  | 'length'
  | 'count'
  | 'range'
  | 'exclusive';

/** A file that came as a part of a multipart request. */
export type FilePart = { readonly file: { readonly name: string; readonly content: Uint8Array } };

export type Parameters_ = Readonly<Record<string, unknown>>;

/** Numbers that the real server brings into range instead of refusing them. */
const CLAMPED = new Set(['limit', 'max_connections', 'cache_time', 'timeout']);

type Report = (problem: Problem) => void;

/** Compares decoded parameters with a method, at every depth. */
export function checkParameters(method: Method, parameters: Parameters_): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  checkFields(method.name, method.parameters, parameters, '', report);
  return problems;
}

function checkFields(
  owner: string,
  fields: ReadonlyMap<string, Field>,
  value: Parameters_,
  path: string,
  report: Report,
): void {
  for (const name in value) {
    const given = value[name];
    const field = fields.get(name);
    const at = path ? `${path}.${name}` : name;
    if (given === undefined || given === null) continue;
    if (field) checkField(field, given, at, report);
    else {
      const rule = path ? 'unknown-field' : 'unknown-parameter';
      report({ rule, path: at, detail: `${owner} has no ${name}`, tolerated: true });
    }
  }
  for (const field of fields.values()) {
    if (!field.required || present(value[field.name])) continue;
    const at = path ? `${path}.${field.name}` : field.name;
    report({ rule: 'missing', path: at, detail: `${owner} needs ${field.name}`, tolerated: false });
  }
  for (const { of, least } of exclusivesOf(owner)) {
    const given = of.filter((name) => present(value[name]));
    if (given.length > 1) {
      const detail = `${given.join(' and ')} exclude each other`;
      report({ rule: 'exclusive', path, detail, tolerated: true });
    }
    if (given.length < least) {
      report({ rule: 'missing', path, detail: `${owner} needs one of ${of.join(', ')}`, tolerated: false });
    }
  }
}

function checkField(field: Field, value: unknown, path: string, report: Report): void {
  checkKind(field.kind, value, path, report);
  const { words, length, bytes, parsed, items, range } = field;
  if (words && typeof value === 'string' && !names(words, value, field.name)) {
    const detail = `"${value}" is none of ${words.join(', ')}`;
    report({ rule: 'wrong-word', path, detail, tolerated: false });
  }
  if (length && !parsed && typeof value === 'string') {
    const count = bytes ? Buffer.byteLength(value) : codePoints(value);
    if (outside(count, length)) {
      const unit = bytes ? 'bytes' : 'characters';
      report({ rule: 'length', path, detail: `${count} ${unit}, not ${length.join('-')}`, tolerated: false });
    }
  }
  if (items && Array.isArray(value) && outside(value.length, items)) {
    const detail = `${value.length} items, not ${items.join('-')}`;
    report({ rule: 'count', path, detail, tolerated: false });
  }
  if (range && typeof value === 'number' && outside(value, range)) {
    const tolerated = CLAMPED.has(field.name);
    report({ rule: 'range', path, detail: `${value} is not within ${range.join('-')}`, tolerated });
  }
}

/** Parse modes may be written in any case, everything else as it is listed. */
function names(words: readonly string[], value: string, field: string): boolean {
  if (!field.endsWith('parse_mode')) return words.includes(value);
  return words.some((word) => word.toLowerCase() === value.toLowerCase());
}

function checkKind(kind: Kind, value: unknown, path: string, report: Report): void {
  switch (kind.kind) {
    case 'any':
      checkAlternatives(kind.of, value, path, report);
      return;
    case 'list':
      if (!Array.isArray(value)) wrongType('a list', value, path, report);
      else for (const [index, item] of value.entries()) checkKind(kind.of, item, `${path}[${index}]`, report);
      return;
    case 'object':
      if (isObject(value)) checkFields(kind.name, kind.fields, value, path, report);
      else wrongType(kind.name, value, path, report);
      return;
    case 'string':
      if (typeof value !== 'string') wrongType('a string', value, path, report);
      return;
    case 'integer':
      if (!Number.isSafeInteger(value)) wrongType('an integer', value, path, report);
      return;
    case 'float':
      if (typeof value !== 'number') wrongType('a number', value, path, report);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') wrongType('true or false', value, path, report);
      return;
    case 'file':
      if (!isFile(value)) wrongType('an uploaded file', value, path, report);
  }
}

/** The alternative that fits best speaks for all: its `type` if it has one, else the fewest problems. */
function checkAlternatives(kinds: readonly Kind[], value: unknown, path: string, report: Report): void {
  let best: Problem[] | undefined;
  for (const kind of candidates(kinds, value)) {
    const problems: Problem[] = [];
    checkKind(kind, value, path, (problem) => void problems.push(problem));
    if (!best || problems.length < best.length) best = problems;
    if (best.length === 0) return;
  }
  if (best) best.forEach(report);
  else wrongType(`one of ${kinds.map(nameOf).join(', ')}`, value, path, report);
}

function candidates(kinds: readonly Kind[], value: unknown): Kind[] {
  const flat = kinds.flatMap((kind) => (kind.kind === 'any' ? kind.of : [kind]));
  const fitting = flat.filter((kind) => {
    switch (kind.kind) {
      case 'any':
        return true;
      case 'list':
        return Array.isArray(value);
      case 'object':
        return isObject(value) && !isFile(value);
      case 'string':
        return typeof value === 'string';
      case 'boolean':
        return typeof value === 'boolean';
      case 'file':
        return isFile(value);
      default:
        return typeof value === 'number';
    }
  });
  if (!isObject(value)) return fitting;
  const named = fitting.filter((kind) => kind.kind === 'object' && wears(kind.fields, value));
  if (named.length > 0) return named;
  const whole = fitting.filter((kind) => kind.kind === 'object' && needsAreMet(kind.fields, value));
  return whole.length > 0 ? whole : fitting;
}

function needsAreMet(fields: ReadonlyMap<string, Field>, value: Parameters_): boolean {
  return fields.values().every(({ name, required }) => !required || present(value[name]));
}

/** Whether a value wears the one word that tells this type from its siblings. */
function wears(fields: ReadonlyMap<string, Field>, value: Parameters_): boolean {
  return ['type', 'source', 'status'].some((name) => {
    const words = fields.get(name)?.words;
    return words?.length === 1 && words[0] === value[name];
  });
}

function wrongType(expected: string, value: unknown, path: string, report: Report): void {
  const got = isFile(value) ? 'a file part' : Array.isArray(value) ? 'a list' : typeof value;
  report({ rule: 'wrong-type', path, detail: `${got} instead of ${expected}`, tolerated: false });
}

function nameOf(kind: Kind): string {
  return kind.kind === 'object' ? kind.name : kind.kind;
}

function outside(value: number, [least, most]: readonly [number, number]): boolean {
  return value < least || value > most;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Parameters_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isFile(value: unknown): value is FilePart {
  return isObject(value) && isObject(value.file);
}

/** How long a text is as Telegram counts it. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
