import { beginsName, isCapital, isPossessive, isSmallWord, lower, nameEnd, span } from './name-run.ts';
import { addresses, bodies, groups, impersonal, isPersonNoun, prepositions } from './nouns.ts';
import { roleOf, splitTitle } from './subject.ts';
import type { Word } from './words.ts';

/** One place where the article names someone or something. */
export type Naming = {
  /** The name as it stands there, titles left out. */
  readonly name: string;
  /** What the words around the name say that it is: `US President`, `spokesman for the ministry`. */
  readonly role?: string;
  readonly gender?: 'he' | 'she';
  /** Whether a title, a form of address or a role shows that it is a person. */
  readonly isPerson: boolean;
  /** `IAA`, where the name is followed by its initials in brackets. */
  readonly initials?: string;
};

/** Every name in a sentence, in order. */
export function namingsIn(words: readonly Word[], text: string): readonly Naming[] {
  const namings: Naming[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (!beginsName(words[from], words[from + 1])) continue;
    const to = nameEnd(words, from);
    const { title, name } = splitTitle(words.slice(from, to));
    const before = rolesBefore(words, from);
    const said = span(name, text).replace(/['’]s?$/u, '');
    const role = roleOf([...before, ...title], text) ?? roleBehind(words, to, text);
    const gender = genderOf([...title, ...before]);
    namings.push({
      name: said,
      isPerson: role !== undefined || title.some((word) => addresses.has(lower(word))),
      ...(role && { role }),
      ...(gender && { gender }),
      ...initialsBehind(text, name),
    });
    from = to - 1;
  }
  return namings;
}

/** Whether a name may be a person's, going by its words alone. */
export function mayBePerson(name: string): boolean {
  const parts = name.split(' ');
  const [first = ''] = parts;
  return (
    parts.length > 1 &&
    parts.length < 6 &&
    !parts.some((part) => impersonal.has(part.toLowerCase()) || bodies.has(part.toLowerCase())) &&
    !/^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|United|San|Los|Las|Saint|St|Great|Upper|Lower|Middle|Latin|Hong|Sri|Saudi|El|La)$/.test(
      first,
    ) &&
    !/^\p{Lu}{2,}$/u.test(first) &&
    !/^\p{Lu}{2,}$/u.test(parts.at(-1) ?? '')
  );
}

/** Words in front of a name that end with a person's noun: `top Iranian commander`. */
function rolesBefore(words: readonly Word[], name: number): readonly Word[] {
  if (!isPersonNoun(lower(words[name - 1])) || words[name - 1]?.kind !== 'word') return [];
  let from = name - 1;
  while (from > 0 && name - from < 7) {
    const word = words[from - 1];
    if (word?.kind !== 'word' || isSmallWord(lower(word)) || isPossessive(word)) break;
    from -= 1;
  }
  return words.slice(from, name);
}

/** `Jo Doe, a spokesman for the ministry,`: what stands between commas behind a name, where it is a person's role. */
function roleBehind(words: readonly Word[], end: number, text: string): string | undefined {
  if (words[end]?.text !== ',') return undefined;
  const close = words.findIndex(({ kind }, index) => index > end && kind !== 'word');
  const inside = words.slice(end + 1, close === -1 ? words.length : close);
  const core = /^(?:the|an?|then|its|their)$/i.test(inside[0]?.text ?? '') ? inside.slice(1) : inside;
  const preposition = core.findIndex((word) => prepositions.has(lower(word)));
  const head = preposition === -1 ? core.at(-1) : core[preposition - 1];
  if (
    core.length === 0 ||
    core.length > 9 ||
    !isPersonNoun(lower(head)) ||
    core.some((word) => /^(?:who|said|says|was|is|were|and)$/.test(word.text))
  ) {
    return undefined;
  }
  return span(core, text);
}

function genderOf(words: readonly Word[]): 'he' | 'she' | undefined {
  return words.map((word) => genderOfNoun(lower(word))).find((gender) => gender !== undefined);
}

/** What a noun or a form of address says of someone: `spokeswoman`, `Mr`. */
export function genderOfNoun(noun: string): 'he' | 'she' | undefined {
  if (
    /woman$|mother$|^(?:mrs|ms|miss|mme|lady|dame|queen|princess|baroness|sister|wife|daughter|actress|girl)$/.test(
      noun,
    )
  )
    return 'she';
  if (/(?<!wo)man$|father$|^(?:mr|sir|lord|king|prince|brother|husband|son|actor|boy)$/.test(noun))
    return 'he';
  return undefined;
}

/** `Irish Aviation Authority (IAA)`. */
function initialsBehind(text: string, name: readonly Word[]): { initials?: string } {
  const end = name.at(-1)?.end ?? 0;
  const initials = /^ \((?<initials>\p{Lu}{2,6})\)/u.exec(text.slice(end, end + 12))?.groups?.initials;
  const own = name
    .filter(isCapital)
    .map((word) => word.text[0])
    .join('');
  return initials && initials === own ? { initials } : {};
}

/** Bodies with a proper name in front of their noun: `Iraqi army`, `Chilean interior ministry`. */
export function bodiesIn(words: readonly Word[], text: string): readonly { head: string; name: string }[] {
  return words.flatMap((word, index) => {
    if (word.kind !== 'word' || isCapital(word) || !(bodies.has(word.text) || groups.has(word.text)))
      return [];
    let from = index;
    while (
      from > 0 &&
      index - from < 4 &&
      words[from - 1]?.kind === 'word' &&
      (beginsName(words[from - 1]) || (from === index && isPlain(words[from - 1])))
    )
      from -= 1;
    const name = words.slice(from, index + 1);
    const isOwned = name.some(isPossessive);
    return isCapital(name[0]) && name.length > 1 && !isOwned
      ? [{ head: word.text, name: span(name, text) }]
      : [];
  });
}

function isPlain(word: Word | undefined): boolean {
  const said = lower(word);
  return /^\p{Ll}+$/u.test(said) && !isSmallWord(said) && !/(?:ed|ing)$/.test(said);
}
