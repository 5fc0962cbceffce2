import { beginsName, isSmallWord, nameEnd } from './name-run.ts';
import { roleBehind, roleIn, roleInFront, roleWordsBefore, splitTitle } from './role.ts';
import { addresses, bodies, groups, honours, impersonal } from './vocabulary.ts';
import type { Word } from './words.ts';
import { textOfWords } from './words.ts';

/** One place where the article names someone or something. */
export type Naming = {
  /** Offset of the name, or of the title before it, into the paragraph. */
  readonly start: number;
  /** The name as it stands there, titles left out. */
  readonly name: string;
  /** What the words around the name say that it is: `US President`, `spokesman for the ministry`. */
  readonly role?: string;
  readonly gender?: Gender;
  /** Whether a title, a form of address or a role shows that it is a person. */
  readonly isPerson: boolean;
  /** `IAA`, where the name is followed by its initials in brackets. */
  readonly initials?: string;
};

export type Gender = 'he' | 'she';

/** Every name in a sentence, in order. */
export function namingsIn(words: readonly Word[], text: string): readonly Naming[] {
  const namings: Naming[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (!beginsName(words, from)) continue;
    const to = nameEnd(words, from);
    const { title, name } = splitTitle(words.slice(from, to));
    const before = [...roleWordsBefore(words, from), ...title];
    const role = roleIn(before, text) ?? roleBehind(words, to, text) ?? roleInFront(words, from, to, text);
    const gender = before.map(({ lower }) => genderOfNoun(lower)).find((found) => found !== undefined);
    const initials = initialsBehind(name, text);
    namings.push({
      start: words[from]?.start ?? 0,
      name: textOfWords(name, text).replace(/['’]s?$/, ''),
      isPerson:
        role !== undefined ||
        title.some(({ lower }) => addresses.has(lower)) ||
        honours.has(name[0]?.lower ?? '') ||
        (name.length > 1 && isAge(words, to)),
      ...(role && { role }),
      ...(gender && { gender }),
      ...(initials && { initials }),
    });
    from = to - 1;
  }
  return namings;
}

const places =
  /^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|United|San|Los|Las|Saint|St|Great|Upper|Lower|Middle|Latin|Hong|Sri|Saudi|El|La)$/;

/** `Pekka Laine, 44,`: nobody but a person has an age there. */
function isAge(words: readonly Word[], end: number): boolean {
  const [comma, age, close] = words.slice(end, end + 3);
  return comma?.text === ',' && /^\d{1,3}$/.test(age?.text ?? '') && close?.text === ',';
}

/** Whether a name may be a person's, going by its words alone. */
export function mayBePerson(name: string): boolean {
  const parts = name.split(' ');
  const [first = ''] = parts;
  const isAcronym = (part: string) => /^\p{Lu}{2,}$/u.test(part);
  return (
    parts.length > 1 &&
    parts.length < 6 &&
    !places.test(first) &&
    !isAcronym(first) &&
    !isAcronym(parts.at(-1) ?? '') &&
    !parts.some((part) => impersonal.has(part.toLowerCase()) || bodies.has(part.toLowerCase()))
  );
}

/** What a noun or a form of address says of someone: `spokeswoman`, `Mr`. */
export function genderOfNoun(noun: string): Gender | undefined {
  if (
    /woman$|mother$|^(?:mrs|ms|miss|mme|lady|dame|queen|princess|baroness|sister|wife|daughter|actress|girl)$/.test(
      noun,
    )
  ) {
    return 'she';
  }
  if (/(?<!wo)man$|father$|^(?:mr|sir|lord|king|prince|brother|husband|son|actor|boy)$/.test(noun))
    return 'he';
  return undefined;
}

/** Bodies with a proper name in front of their noun: `Iraqi army`, `Chilean interior ministry`. */
export function bodiesIn(
  words: readonly Word[],
  text: string,
): readonly { readonly head: string; readonly name: string }[] {
  const found: { readonly head: string; readonly name: string }[] = [];
  for (const [index, { text: head, isCapital, kind }] of words.entries()) {
    if (isCapital || kind !== 'word' || !(bodies.has(head) || groups.has(head))) continue;
    let from = index;
    if (isModifier(words[from - 1])) from -= 1;
    while (index - from < 4 && beginsName(words, from - 1)) from -= 1;
    const name = words.slice(from, index + 1);
    const isOwned = name.some(({ isPossessive }) => isPossessive);
    if (name[0]?.isCapital && !isOwned) found.push({ head, name: textOfWords(name, text) });
  }
  return found;
}

/** `Irish Aviation Authority (IAA)`. */
function initialsBehind(name: readonly Word[], text: string): string | undefined {
  const end = name.at(-1)?.end ?? 0;
  if (text[end + 1] !== '(') return undefined;
  const initials = /^ \((?<initials>\p{Lu}{2,6})\)/u.exec(text.slice(end, end + 12))?.groups?.initials;
  const own = name.map((word) => (word.isCapital ? word.text[0] : '')).join('');
  return initials === own ? initials : undefined;
}

function isModifier(word: Word | undefined): boolean {
  return (
    word?.kind === 'word' &&
    /^\p{Ll}+$/u.test(word.text) &&
    !isSmallWord(word) &&
    !/(?:ed|ing)$/.test(word.text)
  );
}
