import {
  AGENT,
  BEING,
  DATE,
  LATEST,
  MANNER,
  NAMING,
  ONE,
  PLACE_BEFORE,
  PRONOUN,
  REASON,
  REFERRING,
  SAID,
  UNIT,
} from './cue-bits.ts';
import { demonyms } from './demonyms.ts';
import { fold } from './fold.ts';
import { regularForms } from './irregular.ts';
import type { Kind, Language } from './language.ts';
import { stemmerNamed } from './snowball.ts';
import { cueTable, wordSet } from './word-list.ts';

const STOP_WORDS = wordSet(
  `a about above after again against all also am among an and any anybody anyone anything are aren't as at away be became because been
  before being below between both but by came can cannot can't come could couldn't did didn't do does doesn't doing done don't down during each
  either else ever every everyone everything few for from further get gets getting give given go going got had hadn't has hasn't have haven't
  having he her here hers herself he's him himself his how however i if i'll i'm in into is isn't it its itself i've just kind let let's
  like made make many may me mean might mine more most much must mustn't my myself name named neither no none nor not nothing of off on
  once one only onto or other ought our ours ourselves out over own per please rather really same say says shall shan't she she's should
  shouldn't since so some somebody someone something still such tell than that that's the their theirs them themselves then there there's
  therefore these they they're they've thing things this those though through thus to too toward towards type under until up upon us use
  used using very via was wasn't we were weren't we've what whatever what's when whenever where where's whereas whether which while who whom
  who's whose why will with within without won't would wouldn't yet you you'd you'll your you're yours yourself yourselves you've`,
);

const NUMBERS = new Map(
  `two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16
  seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90`
    .match(/\S+ \d+/g)
    ?.map((pair) => pair.split(' ') as [string, string]),
);

const NUMBER_WORDS = wordSet(
  'one hundred hundreds thousand thousands million millions billion trillion dozen dozens half both several once twice',
);

const cues = cueTable([
  [
    DATE,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow century decade morning afternoon evening midnight noon
    spring summer autumn winter year years month months week weeks early late`,
  ],
  [
    PLACE_BEFORE,
    'in at near from to across throughout around outside inside into off between toward towards within',
  ],
  [
    REASON,
    'because due since reason reasons cause caused causing owing result resulted resulting thus therefore hence so order led prompted amid concern concerns fear fears',
  ],
  [MANNER, 'by through via using means thereby with'],
  [
    SAID,
    `said says say saying told tells tell added adding stated states announced announcing declared described describes describing called warned
    warning claimed claims argued argues insisted denied denies replied commented remarked noted explained explaining according wrote asked reported reporting tweeted`,
  ],
  [PRONOUN, 'he she it they this these those that his her its their him them such here there'],
  [LATEST, 'latest newest recent recently lately'],
  [REFERRING, 'he she it they this these those his her its their him them'],
  [
    UNIT,
    `percent per cent miles mile km kilometers kilometres meters metres feet foot acres inches pounds dollars euros dollar euro tons tonnes kg hours hour
    minutes minute seconds days day weeks week months month years year degrees people km2 square times million billion thousand hundred`,
  ],
  [NAMING, 'called named known nicknamed titled entitled dubbed name names termed referred'],
  [BEING, 'is was are were'],
  [AGENT, 'by'],
  [ONE, 'a an'],
]);

const AUXILIARIES = wordSet(
  'is are was were do does did has have had can could will would should may might must am',
);
const OPENERS = wordSet('what which who how');
const LATER_WORDS = wordSet('the a an of most first last main total average lowest highest smallest largest');
const WHEN = wordSet(
  'year years date dates day month century centuries decade decades time period era season',
);
const WHERE = wordSet(
  'country countries city cities place places location locations state continent town region',
);
const WHO = wordSet('person people man woman');
const CAUSE = wordSet('reason reasons cause causes caused prompted led');
const AMOUNT = wordSet(
  'percentage percent proportion share fraction age height length size weight speed rate price cost distance temperature population amount',
);
const COUNTING = wordSet('many number');
const MEASURE = wordSet('much long old far often tall big large high deep fast wide heavy hot cold');

const snowball = stemmerNamed('english');

/** The first question word decides, unless it opens a clause ("When it rains, what …"); "in what year" asks for a time. */
function kind(words: readonly string[]): { kind: Kind; focus?: number } {
  const opensClause =
    (words[0] === 'when' || words[0] === 'where') && !AUXILIARIES.has(words[1] ?? '') && words.length > 3;
  const from = opensClause && words.some((word, at) => at > 2 && OPENERS.has(word)) ? 1 : 0;
  if (AUXILIARIES.has(words[0] ?? '') && words[1] !== 'you') return { kind: 'yes-no' };
  for (const [at, word] of words.entries()) {
    if (at < from) continue;
    const next = words[at + 1] ?? '';
    switch (word) {
      case 'who':
      case 'whom':
      case 'whose':
        return { kind: 'who' };
      case 'when':
        return { kind: 'when' };
      case 'where':
        return { kind: 'where' };
      case 'why':
        return { kind: 'why' };
      case 'how':
        if (COUNTING.has(next)) return { kind: 'count', focus: at + 2 };
        if (next === 'long' && words[at + 2] === 'ago') return { kind: 'when' };
        if (MEASURE.has(next)) return { kind: 'amount' };
        return { kind: 'how' };
      case 'what':
      case 'which':
      case 'whats':
        return whatKind(words, at);
    }
  }
  if (words[0] === 'number' && words[1] === 'of') return { kind: 'count', focus: 2 };
  return { kind: 'words' };
}

function whatKind(words: readonly string[], at: number): { kind: Kind; focus?: number } {
  let focus = at + 1;
  if (AUXILIARIES.has(words[focus] ?? '')) focus++;
  while (LATER_WORDS.has(words[focus] ?? '')) focus++;
  const word = words[focus] ?? '';
  if (word === 'number') return { kind: 'count', focus };
  if (AMOUNT.has(word)) return { kind: 'amount', focus };
  if (CAUSE.has(word)) return { kind: 'why' };
  const names = focus === at + 1;
  if (names && WHEN.has(word)) return { kind: 'when', focus };
  if (names && WHERE.has(word)) return { kind: 'where', focus };
  if (names && WHO.has(word)) return { kind: 'who', focus };
  return { kind: 'what', focus };
}

export const english: Language = {
  tag: 'en',
  word(written) {
    const folded = fold(written);
    // Initials that are also a common word mean the country, the body or the group: US, UN, WHO, IS, IT.
    const initials = /^(?:\p{Lu}\.?){2,4}$/u.test(written) && STOP_WORDS.has(folded);
    return initials ? `${folded}.` : folded;
  },
  stem: (folded) =>
    NUMBERS.get(folded) ?? (/^[a-z]+$/.test(folded) ? snowball(regularForms.get(folded) ?? folded) : folded),
  isStopWord: (folded) => STOP_WORDS.has(folded),
  isNumberWord: (folded) => NUMBERS.has(folded) || NUMBER_WORDS.has(folded),
  cues,
  kind,
  leadIn: /^\s*(?:(?:and|but|or|so|then)\b[\s,]*)?(?:(?:what|how) about\b\s*)?/i,
  aliases: demonyms,
};
