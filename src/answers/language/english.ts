import {
  AGENT,
  AREA_UNIT,
  BEING,
  DATE,
  HEAT_UNIT,
  LATEST,
  LENGTH_UNIT,
  MANNER,
  MONEY_UNIT,
  NAMING,
  ONE,
  PLACE_BEFORE,
  PRONOUN,
  REASON,
  REFERRING,
  SAID,
  SHARE_UNIT,
  SPEED_UNIT,
  TIME_UNIT,
  UNIT,
  WEIGHT_UNIT,
} from './cue-bits.ts';
import { demonyms } from './demonyms.ts';
import { askedFor, QUESTION_WORDS } from './english-asked.ts';
import { fold } from './fold.ts';
import { regularForms } from './irregular.ts';
import type { Language } from './language.ts';
import { stemmerNamed } from './snowball.ts';
import { synonyms } from './synonyms.ts';
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

/** Words of a chat that say no more than those they stand for. */
const CHAT_WORDS = wordSet(
  `u ur r pls plz please im ive id ill gonna wanna gotta lol btw hey hi hello ok okay thx`,
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
  [
    TIME_UNIT,
    'seconds second minutes minute hours hour days day weeks week months month years year decades decade centuries',
  ],
  [
    LENGTH_UNIT,
    'miles mile km kilometers kilometres kilometre metres meters metre meter m centimetres centimeters cm millimetres millimeters mm feet foot inches inch yards',
  ],
  [
    WEIGHT_UNIT,
    'kilograms kilogrammes kilogram kilos kilo kg grams g tonnes tons ton tonne pounds ounces stone',
  ],
  [HEAT_UNIT, 'degrees degree celsius fahrenheit'],
  [SPEED_UNIT, 'kilometres kilometers km miles mph knots kph'],
  [AREA_UNIT, 'hectares hectare acres acre square'],
  [
    MONEY_UNIT,
    'dollars dollar euros euro pounds pound pence cents crowns crown pesos peso dinars dinar dirhams rupees yen yuan francs marks rubles riyals shekels lira usd eur gbp',
  ],
  [SHARE_UNIT, 'percent per percentage points half quarter third'],
  [NAMING, 'called named known nicknamed titled entitled dubbed name names termed referred'],
  [BEING, 'is was are were'],
  [AGENT, 'by'],
  [ONE, 'a an'],
]);

const snowball = stemmerNamed('english');

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
  isStopWord: (folded) => STOP_WORDS.has(folded) || QUESTION_WORDS.has(folded) || CHAT_WORDS.has(folded),
  isNumberWord: (folded) => NUMBERS.has(folded) || NUMBER_WORDS.has(folded),
  cues,
  kind: askedFor,
  leadIn: /^\s*(?:(?:and|but|or|so|then)\b[\s,]*)?(?:(?:what|how) about\b\s*)?/i,
  aliases: demonyms,
  synonyms,
};
