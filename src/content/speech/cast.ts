import type { Person, Speaker } from '../article.ts';
import type { ArticleSource } from '../article-source.ts';
import type { DraftParagraph } from './draft.ts';
import type { Naming } from './names.ts';
import { bodiesIn, mayBePerson } from './names.ts';
import { particles, prepositions } from './nouns.ts';

/** Someone or something that the article names. */
export type Member = {
  readonly name: string;
  readonly roles: ReadonlySet<string>;
  readonly gender: 'he' | 'she' | undefined;
  /** Whether the article or its editor says so; without that it may still be one. */
  readonly isPerson: boolean;
};

/** All names of an article, and who is meant by a part of one. */
export type Cast = {
  /** The people of the front matter, then those whom the article itself shows to be people. */
  readonly people: readonly Person[];
  /** Whom these words may mean: nobody where they are unknown, several where it is not clear. */
  named(name: string, definite?: boolean): readonly Member[];
  /** Who is what these words say: `US president`. */
  inRole(words: string): readonly Member[];
  /** The longer names of a body that the article calls `army` for short. */
  bodiesCalled(head: string): readonly string[];
  /** Who may be a person among those who are named, each once. */
  peopleAmong(namings: readonly Naming[]): readonly Member[];
  /** Whether a word that begins a sentence is a common one: the article has it in small letters elsewhere. */
  isCommonWord(word: string): boolean;
};

type Entry = {
  name: string;
  roles: Set<string>;
  aliases: Set<string>;
  gender: 'he' | 'she' | undefined;
  isPerson: boolean;
};

/** Reads the names of an article, and what it says of those who bear them. */
export function castOf(
  declared: NonNullable<ArticleSource['people']>,
  draft: readonly DraftParagraph[],
): Cast {
  const entries = new Map<string, Entry>();
  const forms = new Map<string, Entry>();
  const byLastWord = new Map<string, Entry[]>();
  const byFirstWord = new Map<string, Entry[]>();
  const add = (entry: Entry): Entry => {
    entries.set(entry.name, entry);
    const parts = entry.name.split(' ');
    for (const [index, word] of [
      [byFirstWord, parts[0]],
      [byLastWord, parts.at(-1)],
    ] as const) {
      const listed = index.get(word ?? '');
      if (listed) listed.push(entry);
      else index.set(word ?? '', [entry]);
    }
    return entry;
  };
  const endingIn = (name: string): Entry[] =>
    (byLastWord.get(name.slice(name.lastIndexOf(' ') + 1)) ?? []).filter(
      (entry) => entry.name.endsWith(` ${name}`) && (entry.isPerson || mayBePerson(entry.name)),
    );
  for (const { name, roles = [], aliases = [] } of declared) {
    const entry = add(entryOf(name, true));
    for (const role of roles) entry.roles.add(role);
    for (const alias of aliases) entry.aliases.add(alias);
    for (const form of [name, ...aliases]) forms.set(fold(form), entry);
  }
  const sentences = draft.flatMap((paragraph) => paragraph.sentences);
  const namings = sentences.flatMap((sentence) => sentence.namings);
  const longNames = [...new Set(namings.map(({ name }) => name).filter((name) => name.includes(' ')))];
  const shortened = new Set(longNames.filter(mayBePerson).flatMap(endingsOf));
  for (const name of longNames) {
    if (!forms.has(fold(name)) && !shortened.has(name) && endingIn(name).length === 0)
      add(entryOf(name, false));
  }

  function named(name: string, definite = false): readonly Entry[] {
    const declaredForm = forms.get(fold(name));
    if (declaredForm) return [declaredForm];
    const exact = entries.get(name);
    if (exact) return [exact];
    const ending = endingIn(name);
    if (ending.length > 0) return ending;
    return (byFirstWord.get(name.split(' ')[0] ?? '') ?? []).filter(
      (entry) =>
        entry.name.startsWith(`${name} `) &&
        (entry.isPerson ||
          (definite &&
            particles.has(
              entry.name
                .slice(name.length + 1)
                .split(' ')[0]
                ?.toLowerCase() ?? '',
            ))),
    );
  }

  for (const naming of namings) {
    const [entry, ...others] = named(naming.name);
    if (others.length > 0) continue;
    if (entry) learn(entry, naming);
    else if (naming.isPerson) learn(add(entryOf(naming.name, true)), naming);
    if (entry && naming.initials) forms.set(fold(naming.initials), entry);
  }

  const smallWords = new Set(
    sentences.flatMap(({ words }) =>
      words.flatMap(({ text: word }) => (/^\p{Ll}/u.test(word) ? [word] : [])),
    ),
  );
  const bodyNames = new Map<string, Set<string>>();
  for (const { head, name } of draft.flatMap(({ text, sentences: own }) =>
    own.flatMap(({ allWords }) => bodiesIn(allWords, text)),
  )) {
    bodyNames.set(head, (bodyNames.get(head) ?? new Set()).add(name));
  }

  return {
    people: [...entries.values()].filter(({ isPerson }) => isPerson).map(personOf),
    named,
    inRole: (words) =>
      [...entries.values()].filter(({ roles }) => [...roles].some((role) => isSameRole(words, role))),
    bodiesCalled: (head) => [...(bodyNames.get(head) ?? [])],
    isCommonWord: (word) => smallWords.has(word.toLowerCase()),
    peopleAmong: (some) => [
      ...new Set(
        some.flatMap(({ name }) => named(name).filter((entry) => entry.isPerson || mayBePerson(entry.name))),
      ),
    ],
  };
}

/** The member as one who speaks: the name in full and the first role that the editor or the article gives. */
export function speakerOfMember({ name, roles }: Member): Speaker {
  const [role] = roles;
  return role === undefined ? { name } : { name, role };
}

function entryOf(name: string, isPerson: boolean): Entry {
  return { name, roles: new Set(), aliases: new Set(), gender: undefined, isPerson };
}

/** `Al Kadhemi` and `Kadhemi` of `Mustafa Al Kadhemi`. */
function endingsOf(name: string): string[] {
  const parts = name.split(' ');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join(' '));
}

function learn(entry: Entry, { name, role, gender, isPerson }: Naming): void {
  if (role) entry.roles.add(role);
  if (name !== entry.name) entry.aliases.add(name);
  entry.gender ??= gender;
  entry.isPerson ||= isPerson || (name !== entry.name && mayBePerson(entry.name));
}

function personOf(entry: Entry): Person {
  return { ...speakerOfMember(entry), aliases: [...entry.aliases] };
}

/** Words that change what a role is: a vice-president is no president, a former mayor is not the mayor. */
const distinguishing =
  /^(?:vice|deputy|former|ex|prime|attorney|assistant|acting|interim|under|shadow|then|late|first)$/;

/** Whether `the US president` can be said of a `US President`: the same noun, and every word before it is in the role too. */
function isSameRole(words: string, role: string): boolean {
  const said = roleWords(words);
  const held = roleWords(role);
  if (said.join(' ') === held.join(' ')) return true;
  const [saidParts, heldParts] = [headGroup(said), headGroup(held)];
  return (
    said.length === saidParts.length &&
    saidParts.at(-1) === heldParts.at(-1) &&
    saidParts.every((word) => heldParts.includes(word)) &&
    heldParts.every((word) => !distinguishing.test(word) || saidParts.includes(word))
  );
}

function roleWords(role: string): string[] {
  return role
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .split(/[\s-]+/);
}

function headGroup(words: readonly string[]): readonly string[] {
  const preposition = words.findIndex((word) => prepositions.has(word));
  return preposition === -1 ? words : words.slice(0, preposition);
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/’/g, "'");
}
