export { detect } from './detect.ts';
export type { Entity, Note } from './entity.ts';
export type { Formatted } from './format-text.ts';
export { formatText, LONGEST_CAPTION, LONGEST_QUOTE, LONGEST_TEXT } from './format-text.ts';
