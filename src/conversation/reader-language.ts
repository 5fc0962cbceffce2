import type { Publication } from '../content/index.ts';
import type { ChatSettings } from './chat-settings.ts';
import type { Incoming } from './incoming.ts';
import { knownLanguage } from './languages.ts';

/** The language of ours in which the bot speaks to a person of whom no more is known: theirs, else the publication's, else English. */
export function personLanguage(
  language: string | undefined,
  publication: Pick<Publication, 'language'>,
): string {
  return knownLanguage(language) ?? knownLanguage(publication.language) ?? 'en';
}

/**
 * The language of ours in which the bot speaks to a chat: the chosen one, else the person's, else the publication's,
 * else English. In a group nobody's own language counts.
 */
export function readerLanguage(
  { chat: { kind }, language }: Pick<Incoming, 'chat' | 'language'>,
  chosen: Pick<ChatSettings, 'language'>,
  publication: Pick<Publication, 'language'>,
): string {
  return (
    knownLanguage(chosen.language) ?? personLanguage(kind === 'group' ? undefined : language, publication)
  );
}
