import { wordSet } from '../word-set.ts';
import { times } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Whoever does these has spoken, whatever follows. */
const saying = wordSet('said says say told tells tell');

/** These report speech where a clause, a pause or a quotation follows: `added that`, but not `added a goal`. */
const stating = new Set([
  ...inflected(`
  add advise argue ask assert boast caution claim comment complain confess contend counter cry/cried explain exclaim
  insist joke lament maintain muse note observe pledge predict promise quip/quipped recall reiterate remark repeat
  reply report respond retort reveal shout state suggest testify threaten tweet urge vow warn write/wrote
  acknowledge admit/admitted allege announce concede conclude confirm declare disclose emphasise emphasize stress underline`),
  ...wordSet('argue claim insist warn'),
]);

/** Of those, the ones whose object is what was said: `announced a ceasefire`. */
const announcing = inflected(`
  acknowledge admit/admitted allege announce argue concede confirm emphasise emphasize insist predict reiterate
  stress underline warn`);

/** These are speech only where the sentence quotes: `described it as "a persistent problem"`. */
const quoting = inflected(`
  accuse agree apologise apologize applaud ask blame brand call cite condemn congratulate continue criticise criticize
  defend demand denounce describe dismiss dub/dubbed express hail label laud mock pay/paid plead post praise react rebuke
  refute reject respond slam/slammed speak/spoke summarise summarize thank urge voice welcome wish`);

const denying = wordSet('denied denies deny');

/** What can be denied without a word: `denied him entry`. */
const withheld = wordSet(`
  access admission application appeal asylum bail benefits boarding care chance clemency credit custody education entry
  food funding her him justice medical me motion opportunity parole permission permit petition planning request requests
  right rights tenure them treatment us visa visas water`);

const clauseOpeners = wordSet(
  "that whether if how why what when he she it they we i you there it's he's she's they're nothing around",
);

const placesAndOccasions = wordSet(
  'at during following in on to via alongside before after outside through when while with as from',
);

const promising = /^(?:pledge|promise|threaten|vow|claim|ask)/;

const allVerbs = new Set([...saying, ...denying, ...stating, ...quoting]);

/** Whether a word, as it is written, is a verb of saying in some sentences at least. */
export function isVerbOfSpeech(verb: string): boolean {
  return allVerbs.has(verb) || verb === 'pointed' || verb === 'points';
}

/** Whether the word at `index` is a verb of saying, going by what follows it. */
export function isSpeechVerb(words: readonly Word[], index: number): boolean {
  const verb = words[index]?.text ?? '';
  if (verb === 'pointed' || verb === 'points') return words[index + 1]?.text === 'out';
  if (!allVerbs.has(verb)) return false;
  const behind = words.slice(index + 1);
  if (saying.has(verb)) return !(behind[0]?.text === 'to' && /^(?:be|have)$/.test(behind[1]?.text ?? ''));
  if (denying.has(verb)) return !withholds(behind);
  const quotes = behind.some(isQuotedSpeech);
  // `"We grew too fast," she wrote in an email.`
  const isToldBefore = words[0] !== undefined && index > 0 && isQuotedSpeech(words[0]);
  return (quoting.has(verb) && quotes) || (stating.has(verb) && tells(verb, behind, quotes || isToldBefore));
}

/** `denied him entry`, `denied Spain a win`. */
function withholds(behind: readonly Word[]): boolean {
  const [first, second] = behind;
  const isGiven = first?.isCapital && /^(?:an?|the)$/.test(second?.text ?? '');
  return isGiven === true || behind.slice(0, 4).some(({ lower }) => withheld.has(lower));
}

function tells(verb: string, behind: readonly Word[], quotes: boolean): boolean {
  const [next] = behind;
  if (next?.kind !== 'word') return next?.text !== ',' || !pluralNouns.has(verb);
  if (clauseOpeners.has(next.lower)) return true;
  if (next.lower === 'to') return promising.test(verb);
  if (next.lower === 'by') return false;
  const tellsLater =
    quotes || behind.some(({ text }) => text === 'that') || behind.slice(1, 5).some(opensClause);
  if (placesAndOccasions.has(next.lower)) return tellsLater;
  if (announcing.has(verb)) return true;
  if (times.has(next.lower)) return tellsLater;
  return quotes && next.lower.endsWith('ly');
}

/** `announced on Monday it would close`. */
function opensClause({ text }: Word): boolean {
  return /^(?:it|he|she|they|we)$/.test(text);
}

/** `Pressure marks, claims, …`: these are nouns as well. */
const pluralNouns = wordSet(
  'advises asks boasts cautions claims comments jokes notes pledges promises remarks replies reports states vows',
);

/** A quotation or its opening mark, but no title: `ordered a season of "The Mindy Project"`. */
function isQuotedSpeech({ kind, text }: Word): boolean {
  return kind === 'quote' && (text.length === 1 || smallWord.test(text));
}

const smallWord = /(?:^|[^\p{L}\p{M}])(?!(?:a|an|the|of|and|in|on|to|for|with|at|by|from)[^\p{L}])\p{Ll}/u;

const preceding = inflected(`
  add admit/admitted announce argue ask claim comment conclude confirm continue declare explain insist joke note quip/quipped
  recall remark reply tweet warn write/wrote say/said`);

/** Whether the one who speaks may stand behind the verb: `"…," said Smith`. */
export function mayPrecedeSpeaker(verb: string): boolean {
  return preceding.has(verb);
}

/** Of the verbs of saying, those that are never a mere participle: `Smith, the mayor, said`, but not `the line, called the Loop,`. */
export function isPlainlySaying(verb: string): boolean {
  return saying.has(verb) || stating.has(verb) || denying.has(verb);
}

const be = wordSet("is are was were be been being am get got gets isn't aren't wasn't weren't");
const others = wordSet(`
  do does did will would can could may might shall should must to not went came took made gave met left held won lost
  became began knew saw thought felt found kept put ran sat sent stood`);

/** Whether a word makes the verb behind it passive: `was told`. */
function isBe({ lower }: Word): boolean {
  return be.has(lower);
}

/** `has said`, `had announced`. */
export function isPerfect({ lower }: Word): boolean {
  return lower === 'has' || lower === 'have' || lower === 'had';
}

/** Whether a word is surely a verb, so that no name and no noun with its adjectives can hold it. */
export function isFiniteVerb(word: Word): boolean {
  return saying.has(word.text) || isPerfect(word) || isBe(word) || others.has(word.lower);
}

/** Present and past of each verb; an irregular past stands behind a stroke. */
function inflected(stems: string): ReadonlySet<string> {
  const forms = [...wordSet(stems)].flatMap((written) => {
    const [stem = '', irregular] = written.split('/');
    const endsInY = /[^aeiou]y$/.test(stem);
    const present = endsInY
      ? stem.replace(/y$/, 'ies')
      : `${stem}${/(?:s|sh|ch|x)$/.test(stem) ? 'es' : 's'}`;
    const past = endsInY ? stem.replace(/y$/, 'ied') : `${stem}${stem.endsWith('e') ? 'd' : 'ed'}`;
    return [present, irregular ?? past];
  });
  return new Set(forms);
}
