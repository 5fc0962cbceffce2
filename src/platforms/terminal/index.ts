export type { Piece, Screen, TerminalMessage } from './render.ts';
export { printed, quotedIn, renderTerminal } from './render.ts';
export type { TerminalOptions } from './terminal.ts';
export { createTerminal } from './terminal.ts';
