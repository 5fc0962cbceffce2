import { fold } from '../language/fold.ts';
import { wordsOf } from '../language/words.ts';

const GREETINGS = foldAll(`hi hello hey hiya howdy greetings salam salaam morning evening afternoon start yo
  مرحبا اهلا سلام السلام هاي صباح مساء هلا`);

const THANKS =
  foldAll(`thanks thank thx ty thankyou cheers ta merci shukran bye goodbye ok okay great perfect cool nice
  شكرا مشكور مشكورين تسلم ممتاز وداعا`);

/** What may stand around a greeting or thanks without making it a question. */
const FILLERS =
  foldAll(`there again everyone all bot you u so very much a lot good dear to for that this the your help and again well
  is it how are doing job work very kind of
  بك بكم عليكم جزيلا لك لكم كثيرا الخير النور وسهلا يا و جدا`);

/** `greeting` or `thanks` for a text that is nothing else; undefined for everything that may be a question. */
export function smallTalk(text: string): 'greeting' | 'thanks' | undefined {
  if (text.length > 80) return undefined;
  const words = wordsOf(text).map(fold);
  if (words.length === 0)
    return /\u{1F44B}/u.test(text) ? 'greeting' : /\u{1F64F}/u.test(text) ? 'thanks' : undefined;
  if (!words.every((word) => GREETINGS.has(word) || THANKS.has(word) || FILLERS.has(word))) return undefined;
  if (words.some((word) => THANKS.has(word))) return 'thanks';
  return words.some((word) => GREETINGS.has(word)) ? 'greeting' : undefined;
}

function foldAll(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(fold));
}
