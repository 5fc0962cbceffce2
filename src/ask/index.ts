export type { AskLinesOptions } from './ask-lines.ts';
export { askLines } from './ask-lines.ts';
