import type { Document, YAMLError } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { SourcePath } from '../source-texts.ts';
import type { FieldMistake, Fields } from './fields.ts';

/** In UTF-16 units. The parser's time grows with the square of a text's length; the longest that editors write has a tenth. */
const LONGEST = 65_536;

/**
 * Reads YAML fields. All values are taken as they are written (`5`, `2020-08-21 05:20`, `no` are texts), but for
 * `true`, `false` and `null` or nothing. `firstLine` is the line of the file on which the text begins.
 */
export function readYamlFields(text: string, firstLine: number): Fields {
  if (text.length > LONGEST) {
    const message = `has ${text.length} characters of fields, more than ${LONGEST}; what readers read belongs below them, into the body`;
    return { value: undefined, lineOf: () => firstLine, mistakes: [{ line: firstLine, field: '', message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['null', 'bool'],
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1) + firstLine - 1;
  if (document.errors.length > 0) {
    const mistakes = untilBroken(document.errors).map((error) =>
      yamlMistake(error, text, lineAt(error.pos[0])),
    );
    return { value: undefined, lineOf: () => firstLine, mistakes };
  }
  const lineOf = (path: SourcePath) => lineAt(offsetOf(document, path));
  try {
    return { value: document.toJS(), lineOf, mistakes: [] };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const message = `cannot be read (${said}); write each field out instead of pointing at others with *`;
    return { value: undefined, lineOf, mistakes: [{ line: firstLine, field: '', message }] };
  }
}

/** The errors up to the first that leaves the parser lost: those behind it are mostly its consequences. */
function untilBroken(errors: readonly YAMLError[]): readonly YAMLError[] {
  const broken = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  return broken === -1 ? errors : errors.slice(0, broken + 1);
}

function yamlMistake({ code, message, pos }: YAMLError, text: string, line: number): FieldMistake {
  if (code === 'DUPLICATE_KEY') {
    const field = /^[^:\n]*/.exec(text.slice(pos[0]))?.[0].trim() ?? '';
    return { line, field, message: 'is given twice; keep one of them' };
  }
  const said = /call stack/.test(message) ? 'too many lists in lists' : message.replace(/\s+/g, ' ');
  return {
    line,
    field: '',
    message: `is not YAML (${said}); put a text that has ": " or " #" in it, or begins with a mark, into quotation marks`,
  };
}

function offsetOf(document: Document, path: SourcePath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? undefined) : undefined;
}
