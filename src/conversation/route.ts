import { nearestTopic, plainRequest, smallTalk } from '../answers/index.ts';
import type { Library } from '../content/index.ts';
import type { Handler } from './handler.ts';

/** Which handler answers, and what it is given. */
export type Route = { readonly handler: string; readonly rest: string };

/** Format characters that a keyboard or a copied text leaves behind: direction marks, joiners at the edge, byte order marks. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * Decides what a text means: a command, a topic by name, a greeting, a wish for the
 * article as a whole, or a question. Handlers are found by their
 * command and aliases in any case; those without a description are reached by buttons and by name alike.
 */
export function route(text: string, handlers: readonly Handler[], library: Library): Route {
  const said = text.normalize('NFC').replace(INVISIBLE, '').trim();
  const command = /^\/(?<name>\S+)\s*(?<rest>[\s\S]*)$/.exec(said)?.groups;
  if (command) return routeCommand(command.name ?? '', command.rest ?? '', handlers, library);

  const named = handlers.find((handler) => handler.description && isCalled(handler, bare(said)));
  if (named) return { handler: named.command, rest: '' };
  const topic = nearestTopic(said, library);
  if (topic) return { handler: 'topic', rest: topic.command };
  const talk = smallTalk(said);
  if (talk) return { handler: 'hello', rest: talk };
  const request = plainRequest(said);
  if (request) return { handler: request, rest: '' };
  return { handler: 'ask', rest: said };
}

function routeCommand(name: string, rest: string, handlers: readonly Handler[], library: Library): Route {
  const called = name.toLowerCase().replace(/[?!.,:;]+$/, '');
  const handler = handlers.find((candidate) => isCalled(candidate, called));
  if (handler) return { handler: handler.command, rest: rest.trim() };
  const topic = library.topic(called);
  if (!topic) return { handler: 'unknown', rest: `${name} ${rest}`.trim() };
  return { handler: 'topic', rest: topic.command };
}

function isCalled(handler: Handler, name: string): boolean {
  return handler.command === name || (handler.aliases ?? []).includes(name);
}

/** "Help!" is `/help`, "Please stop." what has that alias. */
function bare(said: string): string {
  return said
    .replace(/[?!.]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
