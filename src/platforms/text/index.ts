export type { Span } from './cut.ts';
export { cut } from './cut.ts';
export type { Block, Fill, Setting, Source } from './fill.ts';
export { createFill } from './fill.ts';
export { isolation, ownPieces, ownWords, shortWords } from './own-words.ts';
