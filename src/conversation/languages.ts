import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'languages');

/** The languages that the bot speaks, BCP 47: one for each file in `languages/`. */
export const languages: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();

/** The words of a language as its file holds them: nested by section, plural forms side by side. */
export function readLanguage(language: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8'));
}

/**
 * The language of ours that a tag means: `ar-AE` is `ar` where there is no file for `ar-AE` itself. Undefined where we
 * do not speak it, or where the tag is none: it comes from platforms and browsers.
 */
export function knownLanguage(tag: string | undefined): string | undefined {
  const wanted = tag?.toLowerCase().split('-') ?? [];
  for (let parts = wanted.length; parts > 0; parts -= 1) {
    const candidate = wanted.slice(0, parts).join('-');
    const known = languages.find((language) => language.toLowerCase() === candidate);
    if (known) return known;
  }
  return undefined;
}

/** What a language calls itself, `العربية`, or what another calls it. */
export function nameOfLanguage(language: string, speaker = language): string {
  return new Intl.DisplayNames(speaker, { type: 'language' }).of(language) ?? language;
}

/** Which way a language is written. */
export function isRightToLeft(language: string): boolean {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl';
}
