import type { Entity, Note } from './entity.ts';
import { CODES, endOf, inOrder, intersect, QUOTES, SPLITTABLE, within } from './entity.ts';

/**
 * Brings entities into the order and nesting that clients can show, as TDLib does: code holds nothing, quotations do
 * not nest, styles are split where they cross another entity and joined where they touch.
 */
export function arrange(text: string, entities: readonly Entity[], notes: Note[]): Entity[] {
  const shown = entities.filter((entity) => !blank(text, entity, notes));
  const solid = withoutCrossing(inOrder(shown.filter(({ type }) => !SPLITTABLE.has(type))), notes);
  const styles = joined(shown.filter(({ type }) => SPLITTABLE.has(type)));
  const split = styles.flatMap((style) => splitAround(style, solid, notes));
  return inOrder([...solid, ...split]);
}

function blank(text: string, entity: Entity, notes: Note[]): boolean {
  const { type, offset } = entity;
  const covered = text.slice(offset, endOf(entity));
  const empty = covered === '' || (type !== 'text_link' && covered.trim() === '');
  if (empty) notes.push({ rule: 'entity-dropped', detail: `${type} at ${offset} covers nothing that shows` });
  return empty;
}

function withoutCrossing(entities: readonly Entity[], notes: Note[]): Entity[] {
  const kept: Entity[] = [];
  for (const entity of entities) {
    const clash = kept.find((outer) => intersect(outer, entity) && !mayHold(outer, entity));
    if (!clash) kept.push(entity);
    else {
      const detail = `${entity.type} at ${entity.offset} does not fit with ${clash.type} at ${clash.offset}`;
      notes.push({ rule: 'entity-nesting', detail });
    }
  }
  return kept;
}

/** Of two entities that are no styles, only a quotation may hold another one, whole, and no quotation. */
function mayHold(outer: Entity, inner: Entity): boolean {
  if (QUOTES.has(inner.type) && QUOTES.has(outer.type)) return false;
  if (QUOTES.has(inner.type)) return within(outer, inner);
  return QUOTES.has(outer.type) && within(inner, outer);
}

function joined(styles: readonly Entity[]): Entity[] {
  const kept: Entity[] = [];
  for (const style of inOrder(styles)) {
    const at = kept.findIndex((other) => other.type === style.type && endOf(other) >= style.offset);
    const before = kept[at];
    if (!before) kept.push(style);
    else kept[at] = { ...before, length: Math.max(endOf(before), endOf(style)) - before.offset };
  }
  return kept;
}

function splitAround(style: Entity, solid: readonly Entity[], notes: Note[]): Entity[] {
  const edges = new Set([style.offset, endOf(style)]);
  for (const other of solid) {
    if (!intersect(style, other) || within(style, other) || within(other, style)) continue;
    for (const edge of [other.offset, endOf(other)]) {
      if (edge > style.offset && edge < endOf(style)) edges.add(edge);
    }
  }
  const sorted = [...edges].sort((one, other) => one - other);
  const pieces = sorted.slice(1).map((end, index) => {
    const offset = sorted[index] ?? 0;
    return { ...style, offset, length: end - offset };
  });
  return pieces.filter((piece) => {
    const code = solid.find((other) => CODES.has(other.type) && intersect(piece, other));
    if (!code) return true;
    notes.push({ rule: 'entity-nesting', detail: `${piece.type} at ${piece.offset} lies in ${code.type}` });
    return false;
  });
}
