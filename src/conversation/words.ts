import { createInstance } from 'i18next';
import en from './languages/en.json' with { type: 'json' };
import { isRightToLeft, knownLanguage, languages, readLanguage } from './languages.ts';

/** Where a text of ours stands in each `languages/*.json`: `answer.none`. A plural has one key for all its forms. */
export type WordKey = KeysOf<typeof en>;

/**
 * The bot's own words in one language. They speak of the bot and of what the articles hold, never of the news.
 * `count` chooses the plural form. Throws where a text needs a value that is not given.
 */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : Key;

const i18n = createInstance({
  resources: Object.fromEntries(languages.map((language) => [language, { words: readLanguage(language) }])),
  ns: 'words',
  defaultNS: 'words',
  fallbackLng: 'en',
  initAsync: false,
  // Platforms show plain text; what looks like markup is a reader's or a newsroom's own and stays as it is.
  interpolation: { escapeValue: false },
  missingInterpolationHandler(text, [placeholder]) {
    throw new RangeError(`The text "${text}" needs a value for ${placeholder}; give it.`);
  },
});
void i18n.init();

const made = new Map<string, Words>();

/** The words in a language (BCP 47); in English where we do not speak it. */
export function wordsIn(tag: string | undefined): Words {
  const language = knownLanguage(tag) ?? 'en';
  const known = made.get(language);
  if (known) return known;
  const say = i18n.getFixedT(language);
  const prepared = isRightToLeft(language) ? isolated : (values: Values) => values;
  // What a value says is never read as a reference to another text.
  const words: Words = (key, values = {}) => say(key, { ...prepared(values), nest: false });
  made.set(language, words);
  return words;
}

type Values = Readonly<Record<string, string | number>>;

/**
 * Each text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (https://www.unicode.org/reports/tr9/), so that
 * an English name in an Arabic sentence does not turn the words around it.
 */
function isolated(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `\u2068${value}\u2069` : value,
    ]),
  );
}
