import { badRequest } from '../protocol/refusal.ts';
import type { Entity, Note } from './entity.ts';
import { AUTOMATIC } from './entity.ts';
import { linkOf } from './link.ts';

/**
 * Checks the entities that a bot names beside a text, against the text as it was sent. Refuses in TDLib's words what
 * lies outside the text or cuts a character in two; leaves out what the server ignores, with a note.
 */
export function checkExplicit(text: string, entities: readonly Entity[], notes: Note[]): Entity[] {
  return entities.flatMap((entity): Entity[] => {
    const { type, offset, length } = entity;
    if (AUTOMATIC.has(type)) {
      notes.push({ rule: 'entity-ignored', detail: `${type} at ${offset} is found by the server only` });
      return [];
    }
    if (length <= 0) {
      notes.push({ rule: 'entity-dropped', detail: `${type} at ${offset} has the length ${length}` });
      return [];
    }
    checkBounds(text, offset, length);
    if (type !== 'text_link') return [entity];
    const url = linkOf(entity.url ?? '');
    if (url) return [{ ...entity, url }];
    notes.push({ rule: 'entity-dropped', detail: `text_link at ${offset} has no valid link` });
    return [];
  });
}

function checkBounds(text: string, offset: number, length: number): void {
  const end = offset + length;
  if (offset < 0) throw badRequest('entity begins before the start of the text');
  if (offset >= text.length) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (cutsCharacter(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytes(text, offset)}`);
  }
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (cutsCharacter(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${bytes(text, end)}`,
    );
  }
}

function cutsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function bytes(text: string, units: number): number {
  return Buffer.byteLength(text.slice(0, units));
}
