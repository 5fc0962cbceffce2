import type { SourcePath } from '../source-texts.ts';
import type { FieldMistake, Fields } from './fields.ts';
import { fieldName } from './fields.ts';

/** Reads the fields of a JSON file, with the lines that they stand on. */
export function readJsonFields(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const line = Number(/\(line (\d+) column/.exec(said)?.[1] ?? lastLine(text));
    const message = `is not JSON (${said.replace(/ \(line .*$/, '').replace(/\s+/g, ' ')}); have it written by a program, not by hand`;
    return { value: undefined, lineOf: () => line, mistakes: [{ line, field: '', message }] };
  }
  const { lines, mistakes } = walk(text);
  const lineOf = (path: SourcePath): number => {
    const line = lines.get(JSON.stringify(path));
    return line ?? (path.length > 0 ? lineOf(path.slice(0, -1)) : 1);
  };
  return { value, lineOf, mistakes };
}

type Place = { readonly path: SourcePath; readonly list: boolean; index: number; key: string | undefined };

/** Goes through JSON that is known to be well-formed, for what `JSON.parse` does not tell: lines, and keys given twice. */
function walk(text: string): { lines: Map<string, number>; mistakes: FieldMistake[] } {
  const lines = new Map<string, number>();
  const mistakes: FieldMistake[] = [];
  const open: Place[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+|\n/g)) {
    const place = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && place) {
      place.index += 1;
      place.key = undefined;
    } else if (place && !place.list && place.key === undefined && token.startsWith('"')) {
      const key = String(JSON.parse(token));
      const path = [...place.path, key];
      place.key = key;
      if (lines.has(JSON.stringify(path))) {
        mistakes.push({ line, field: fieldName(path), message: 'is given twice; keep one of them' });
      } else lines.set(JSON.stringify(path), line);
    } else if (token !== ':' && token !== ',') {
      const path = place ? [...place.path, place.list ? place.index : (place.key ?? '')] : [];
      if (place?.list) lines.set(JSON.stringify(path), line);
      if (token === '{' || token === '[') open.push({ path, list: token === '[', index: 0, key: undefined });
    }
  }
  return { lines, mistakes };
}

function lastLine(text: string): number {
  return text.split('\n').length;
}
