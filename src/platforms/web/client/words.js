/** @import { ScriptWords } from '../panel.ts' */
import { find } from './dom.js';

/** The chat's own words in the page's language. They speak of the chat, never of the news. @type {ScriptWords} */
export const words = JSON.parse(find(document, '#chat', HTMLElement).dataset.words ?? '');

/** The language of those words, in which the bot is to speak here. */
export const language = find(document, '#chat', HTMLElement).lang;
