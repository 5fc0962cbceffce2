import { fold } from '../language/fold.ts';
import { wordsOf } from '../language/words.ts';

/** What is said to the bot and asks the articles nothing. `nod`: "ok"; `aboutBot`: "who are you?". */
export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'nod' | 'aboutBot';

const SAYINGS: Readonly<Record<Exclude<SmallTalk, 'aboutBot'>, ReadonlySet<string>>> = {
  thanks: foldAll('thanks thank thx ty thankyou cheers ta merci shukran شكرا مشكور مشكورين تسلم'),
  goodbye: foldAll('bye goodbye cya farewell ciao bb وداعا'),
  greeting: foldAll(`hi hello hey hiya howdy greetings salam salaam morning evening afternoon start yo
    مرحبا اهلا سلام السلام هاي صباح مساء هلا`),
  nod: foldAll(
    'ok okay okey k great perfect cool nice alright fine good yes no yep nope lol haha wow ممتاز حسنا تمام نعم لا',
  ),
};

/** What may stand around them without making a question of it. */
const FILLERS =
  foldAll(`there again everyone all bot you u so very much a lot good dear to for that this the your help and again well
  is it how are doing job work very kind of see later then night day
  بك بكم عليكم جزيلا لك لكم كثيرا الخير النور وسهلا يا و جدا مع إلى اللقاء السلامة`);

/** Words of a sign that says all by itself. */
const SIGNS: readonly (readonly [RegExp, SmallTalk])[] = [
  [/\u{1F44B}/u, 'greeting'],
  [/\u{1F64F}/u, 'thanks'],
  [/\u{1F44D}/u, 'nod'],
];

/** Folded words, joined: the whole text must be one of these. */
const ABOUT_BOT: readonly RegExp[] = [
  /^(?:so )?(?:who|what) (?:the hell )?(?:are|r) (?:you|u)(?: exactly| really)?$/,
  /^(?:are|r) (?:you|u) (?:a |an )?(?:real |actual )?(?:chat ?bot|bot|robot|machine|human|person|ai|a i|chatgpt|real|computer|program|man|woman)(?: or .*)?$/,
  /^(?:is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:real )?(?:chat ?bot|bot|robot|human|person|ai|machine)$/,
  /^who (?:made|built|created|programmed|wrote|runs|owns) (?:you|u)$/,
  /^(?:what|whats|what is) (?:is )?(?:your|ur) name$/,
  /^(?:من|ما) (?:انت|انتم|تكون)$/,
  /^هل انت (?:روبوت|بوت|انسان|اله|برنامج|حقيقي|شخص)$/,
  /^من (?:صنعك|برمجك|طورك)$/,
  /^ما اسمك$/,
];

/** What a text is that is nothing else than small talk; undefined for everything that may be a question. */
export function smallTalk(text: string): SmallTalk | undefined {
  if (text.length > 80) return undefined;
  const words = wordsOf(text).map(fold);
  if (words.length === 0) return SIGNS.find(([sign]) => sign.test(text))?.[1];
  if (ABOUT_BOT.some((saying) => saying.test(words.join(' ')))) return 'aboutBot';
  const kinds = Object.entries(SAYINGS) as [Exclude<SmallTalk, 'aboutBot'>, ReadonlySet<string>][];
  const isSmall = (word: string) => FILLERS.has(word) || kinds.some(([, sayings]) => sayings.has(word));
  if (!words.every(isSmall)) return undefined;
  if (words.join(' ').startsWith('see you') || words.join(' ') === 'good night') return 'goodbye';
  return kinds.find(([, sayings]) => words.some((word) => sayings.has(word)))?.[0];
}

function foldAll(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(fold));
}
