import type { Speaker } from '../article.ts';
import type { Cast, Member } from './cast.ts';
import { canBePerson, speakerOfMember } from './cast.ts';
import type { Gender } from './names.ts';
import { genderOfNoun, mayBePerson } from './names.ts';
import type { Pronoun, Subject } from './subject.ts';
import { bodies, groups, isPersonNoun } from './vocabulary.ts';

/** One who speaks, as far as later sentences need to know: whether `he`, `it` or `they` may take them up. */
export type Voice = {
  readonly speaker: Speaker;
  readonly number: 'person' | 'body' | 'group';
  readonly gender: Gender | undefined;
};

/** A voice, or why there is none, in words for an editor. */
export type Finding = Voice | { readonly doubt: string };

/** Whom a pronoun may take up: who spoke and who was named just before. */
export type Context = {
  readonly voice: Voice | undefined;
  readonly people: readonly Member[];
  /** Somebody is spoken of whom the article calls by one name only, so that nothing is known of him or her. */
  readonly isUnclear: boolean;
};

/** Finds out who is meant by the words for one who speaks. Remembers whom the article did not name: `a senior official`, `the official`. */
export function createVoices(cast: Cast) {
  const unnamed: { readonly head: string; readonly voice: Voice }[] = [];

  function ofMember(member: Member, role?: string): Voice {
    const speaker = speakerOfMember(member);
    return {
      speaker: speaker.role === undefined && role !== undefined ? { ...speaker, role } : speaker,
      number: canBePerson(member) ? 'person' : 'body',
      gender: member.gender,
    };
  }

  function ofName({ name, role, definite }: Extract<Subject, { kind: 'name' }>): Finding | undefined {
    const members = cast.named(name, definite);
    const [member] = members;
    if (members.length > 1) return { doubt: `“${name}” may be ${listed(members)}` };
    if (member) return ofMember(member, role);
    if (cast.isCommonWord(name)) return undefined;
    const isPerson = role !== undefined || mayBePerson(name);
    return {
      speaker: { name, ...(role && { role }) },
      number: isPerson ? 'person' : 'body',
      gender: undefined,
    };
  }

  function ofRole({ words, head }: Extract<Subject, { kind: 'role' }>): Finding {
    const members = cast.inRole(words).map((member) => ofMember(member));
    const mentioned = unnamed
      .filter((earlier) => earlier.head === head && words.endsWith(head))
      .map(({ voice }) => voice);
    const candidates = distinct([...members, ...(isPersonNoun(head) ? mentioned : [])]);
    const [candidate] = candidates;
    if (candidates.length > 1)
      return { doubt: `“the ${words}” may be ${candidates.map(nameOf).join(' or ')}` };
    if (candidate) return candidate;
    if (bodies.has(head)) return ofBody(words, head);
    const speaker = { name: capitalised(`the ${words}`) };
    if (groups.has(head)) return { speaker, number: 'group', gender: undefined };
    const isDescribed = /\p{Lu}| of | for /u.test(words);
    if (!isDescribed) return { doubt: `the article does not say who “the ${words}” is` };
    return { speaker, number: 'person', gender: genderOfNoun(head) };
  }

  function ofBody(words: string, head: string): Finding {
    const names = cast.bodiesCalled(head).filter((name) => name.endsWith(` ${words}`));
    if (names.length > 1) return { doubt: `“the ${words}” may be ${names.join(' or ')}` };
    const [name = /^\p{Lu}/u.test(words) ? words : `the ${words}`] = names;
    return { speaker: { name: capitalised(name) }, number: 'body', gender: undefined };
  }

  function ofPhrase({ words, head }: Extract<Subject, { kind: 'phrase' }>): Voice {
    const number = isPersonNoun(head) ? 'person' : groups.has(head) ? 'group' : 'body';
    const voice: Voice = { speaker: { name: capitalised(words) }, number, gender: genderOfNoun(head) };
    unnamed.push({ head, voice });
    return voice;
  }

  /** Who is meant by a pronoun, given who spoke and was named before it, and whom its sentence names behind it. */
  function ofPronoun(
    pronoun: Pronoun,
    verb: string,
    context: Context,
    namedBehind: readonly Member[],
  ): Finding {
    const { voice, people, isUnclear } = context;
    const doubt = {
      doubt:
        pronoun === 'either'
          ? 'it is not certain who is of that age'
          : `it is not certain who “${pronoun}” is`,
    };
    if (pronoun === 'it' || pronoun === 'they') {
      const fits = voice && (pronoun === 'it' ? voice.number === 'body' : voice.number === 'group');
      return fits && people.length === 0 ? voice : doubt;
    }
    const fits = (candidate: Voice) =>
      candidate.number === 'person' &&
      (candidate.gender === undefined || pronoun === 'either' || candidate.gender === pronoun) &&
      !namedBehind.some(({ name }) => name === nameOf(candidate));
    if (voice && fits(voice) && /^(?:add|continue|conclude)/.test(verb)) return voice;
    const candidates = distinct([
      ...(voice ? [voice] : []),
      ...people.map((member) => ofMember(member)),
    ]).filter(fits);
    const [only] = candidates;
    const isKnown =
      only === voice || people.some(({ name, isPerson }) => isPerson && only && name === nameOf(only));
    return only && candidates.length === 1 && isKnown && !isUnclear ? only : doubt;
  }

  return {
    /** Who is meant by the words for one who speaks; undefined for what is no name. */
    of(subject: Exclude<Subject, { kind: 'pronoun' }>): Finding | undefined {
      switch (subject.kind) {
        case 'name':
          return ofName(subject);
        case 'role':
          return ofRole(subject);
        case 'phrase':
          return ofPhrase(subject);
        case 'several':
          return { doubt: 'more than one is said to speak' };
      }
    },
    ofPronoun,
    /** Whom an editor means: a name or a role of the article, else the words themselves. */
    ofEditor(words: string): Voice {
      const [member, ...others] = [...cast.named(words), ...cast.inRole(words)];
      if (member && others.every((other) => other === member)) return ofMember(member);
      return { speaker: { name: words }, number: mayBePerson(words) ? 'person' : 'body', gender: undefined };
    },
    ofMember,
  };
}

function distinct(voices: readonly Voice[]): Voice[] {
  return [...new Map(voices.map((voice) => [nameOf(voice), voice])).values()];
}

function nameOf({ speaker }: Voice): string {
  return speaker.name;
}

function listed(members: readonly Member[]): string {
  return members.map(({ name }) => name).join(' or ');
}

function capitalised(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
