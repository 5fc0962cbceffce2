import type { Person, Speaker } from '../article.ts';
import type { ArticleSource } from '../article-source.ts';
import type { DraftParagraph } from './draft.ts';
import type { Gender, Naming } from './names.ts';
import { bodiesIn, mayBePerson } from './names.ts';
import { isSameRole } from './same-role.ts';
import { particles } from './vocabulary.ts';

/** Someone or something that the article names. */
export type Member = {
  readonly name: string;
  readonly roles: ReadonlySet<string>;
  readonly gender: Gender | undefined;
  /** Whether the article or its editor says so; without that it may still be one. */
  readonly isPerson: boolean;
};

/** All names of an article, and who is meant by a part of one. */
export type Cast = {
  /** The people of the front matter, then those whom the article itself shows to be people. */
  readonly people: readonly Person[];
  /** Whom these words may mean: nobody where they are unknown, several where it is not clear. */
  named(name: string, isDefinite?: boolean): readonly Member[];
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
  readonly name: string;
  readonly roles: Set<string>;
  readonly aliases: Set<string>;
  gender: Gender | undefined;
  isPerson: boolean;
};

/** Reads the names of an article, and what it says of those who bear them. */
export function castOf(
  declared: NonNullable<ArticleSource['people']>,
  draft: readonly DraftParagraph[],
): Cast {
  const register = createRegister();
  for (const { name, roles = [], aliases = [] } of declared) {
    const entry = register.add(name, true);
    for (const role of roles) entry.roles.add(role);
    for (const alias of aliases) entry.aliases.add(alias);
    for (const form of [name, ...aliases]) register.addForm(form, entry);
  }
  const sentences = draft.flatMap((paragraph) => paragraph.sentences);
  const namings = sentences.flatMap((sentence) => sentence.namings);
  const longNames = [...new Set(namings.map(({ name }) => name).filter((name) => name.includes(' ')))];
  const shortened = new Set(longNames.filter(mayBePerson).flatMap(endingsOf));
  for (const name of longNames) {
    if (!shortened.has(name) && !register.isKnown(name)) register.add(name, false);
  }
  for (const naming of namings) {
    const [entry, ...others] = register.named(naming.name);
    if (others.length > 0) continue;
    if (entry) learn(entry, naming);
    else if (naming.isPerson) learn(register.add(naming.name, true), naming);
    if (entry && naming.initials) register.addForm(naming.initials, entry);
  }
  const bodyNames = bodyNamesIn(draft);
  let smallWords: ReadonlySet<string> | undefined;
  return {
    people: register.entries().flatMap((entry) => (entry.isPerson ? [personOf(entry)] : [])),
    named: register.named,
    inRole: (words) =>
      register.entries().filter(({ roles }) => [...roles].some((role) => isSameRole(words, role))),
    bodiesCalled: (head) => [...(bodyNames.get(head) ?? [])],
    isCommonWord(word) {
      smallWords ??= new Set(
        sentences.flatMap(({ words }) => words.flatMap(({ text }) => (/^\p{Ll}/u.test(text) ? [text] : []))),
      );
      return smallWords.has(word.toLowerCase());
    },
    peopleAmong: (some) => [...new Set(some.flatMap(({ name }) => register.named(name).filter(canBePerson)))],
  };
}

/** The member as one who speaks: the name in full and the first role that the editor or the article gives. */
export function speakerOfMember({ name, roles }: Member): Speaker {
  const [role] = roles;
  return role === undefined ? { name } : { name, role };
}

/** Whether a pronoun for a person may mean this one. */
export function canBePerson({ name, isPerson }: Member): boolean {
  return isPerson || mayBePerson(name);
}

/** Entries by their names in full, by their first and last words, and by the forms that stand for them. */
function createRegister() {
  const byName = new Map<string, Entry>();
  const byForm = new Map<string, Entry>();
  const byFirstWord = new Map<string, Entry[]>();
  const byLastWord = new Map<string, Entry[]>();

  const endingIn = (name: string) =>
    (byLastWord.get(lastWord(name)) ?? []).filter(
      (entry) => entry.name.endsWith(` ${name}`) && canBePerson(entry),
    );
  /** `Mustafa` for Mustafa Al Kadhemi, and `the Hashed` for the Hashed Al Shaabi; but no `Boston` for the Boston Marathon. */
  const beginningWith = (name: string, isDefinite: boolean) =>
    (byFirstWord.get(firstWord(name)) ?? []).filter((entry) => {
      if (!entry.name.startsWith(`${name} `)) return false;
      const next = firstWord(entry.name.slice(name.length + 1)).toLowerCase();
      return entry.isPerson || (isDefinite && particles.has(next));
    });

  return {
    entries: () => [...byName.values()],
    isKnown: (name: string) => byForm.has(fold(name)) || endingIn(name).length > 0,
    add(name: string, isPerson: boolean): Entry {
      const entry: Entry = { name, roles: new Set(), aliases: new Set(), gender: undefined, isPerson };
      byName.set(name, entry);
      byFirstWord.set(firstWord(name), [...(byFirstWord.get(firstWord(name)) ?? []), entry]);
      byLastWord.set(lastWord(name), [...(byLastWord.get(lastWord(name)) ?? []), entry]);
      return entry;
    },
    addForm(form: string, entry: Entry): void {
      byForm.set(fold(form), entry);
    },
    named(name: string, isDefinite = false): readonly Entry[] {
      const known = byForm.get(fold(name)) ?? byName.get(name);
      if (known) return [known];
      const ending = endingIn(name);
      return ending.length > 0 ? ending : beginningWith(name, isDefinite);
    },
  };
}

function bodyNamesIn(draft: readonly DraftParagraph[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const bodies = draft.flatMap(({ text, sentences }) =>
    sentences.flatMap(({ allWords }) => bodiesIn(allWords, text)),
  );
  for (const { head, name } of bodies) names.set(head, (names.get(head) ?? new Set()).add(name));
  return names;
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

/** `Al Kadhemi` and `Kadhemi` of `Mustafa Al Kadhemi`. */
function endingsOf(name: string): string[] {
  const parts = name.split(' ');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join(' '));
}

function firstWord(name: string): string {
  return name.split(' ', 1)[0] ?? '';
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

const ASCII = /^[ -~]*$/;

function fold(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase();
  return name.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
