import { fold } from '../language/fold.ts';
import { wordsOf } from '../language/words.ts';

/** What a text asks for that is not in any sentence: the article as a whole, the latest ones, or what the bot can do. */
export type PlainRequest = 'article' | 'latest' | 'help';

const IT = '(?:it|this|that|all this|(?:the|this|that|your) (?:article|story|text|piece|page|report|news))';
const POLITE_BEFORE =
  /^(?:please|pls|plz|can you|could you|would you|will you|give me|tell me|show me|send me|i want|i need|i would like|id like|just|so|ok|من فضلك|لو سمحت|ممكن|اعطني|اخبرني|اريد|هات) /;
const POLITE_AFTER = / (?:please|pls|plz|for me|now|thanks|thank you|in short|briefly|من فضلك|لو سمحت)$/;

/** Folded words, joined, courtesies left out: the whole text must be one of these. */
const REQUESTS: readonly (readonly [PlainRequest, RegExp])[] = [
  [
    'article',
    new RegExp(
      `^(?:an? |the )?(?:short |quick |brief )?(?:summary|overview|gist|recap|tldr|tl dr|outline|main points|key points)(?: of ${IT})?$`,
    ),
  ],
  ['article', new RegExp(`^(?:summari[sz]e|sum up|recap|explain)(?: (?:${IT}|everything))?(?: up)?$`)],
  ['article', new RegExp(`^(?:what|whats) (?:is )?${IT}(?: all)? about$`)],
  ['article', /^what (?:is |has )?(?:happened|happening|going on)(?: here)?$/],
  ['article', new RegExp(`^(?:everything|all)(?: about ${IT})?$`)],
  ['article', /^(?:the )?(?:whole|full|entire) (?:article|story|text)$/],
  ['article', /^(?:ال)?(?:ملخص|خلاصه|موجز)(?: المقال| الخبر)?$/],
  ['article', /^(?:لخص|لخصي|اختصر)(?: لي)?(?: المقال| الخبر)?$/],
  ['article', /^(?:عن ماذا|عم|ماذا|ما موضوع|عما) ?(?:يتحدث|يتكلم|يدور)? ?(?:المقال|الخبر|هذا المقال)$/],
  ['article', /^(?:ماذا حدث|ماذا حصل|كل شيء|ما القصه|ما الموضوع)$/],
  [
    'latest',
    /^(?:(?:what|whats) (?:is )?)?(?:the )?(?:latest|newest|recent)(?: (?:news|articles?|stories|story|headlines?|updates?))?$/,
  ],
  ['latest', /^(?:any |the |more |todays |breaking |other )?(?:news|headlines)(?: today)?$/],
  ['latest', /^(?:what|whats|anything|is there anything) (?:is )?new(?: today)?$/],
  ['latest', /^(?:اخر|احدث) (?:ال)?(?:اخبار|مقالات|مستجدات)$/],
  ['latest', /^(?:الاخبار|ما الجديد|الجديد|هل من جديد)$/],
  ['help', /^what (?:can|do) (?:you|u|i) (?:do|ask|know|say)(?: (?:here|you|about))?$/],
  ['help', /^how (?:do|does) (?:you|this|it|i) (?:work|use (?:this|you|it))$/],
  ['help', /^(?:ماذا|ما الذي) (?:تستطيع|يمكنك|تعرف)(?: ان تفعل| فعله)?$/],
];

/** What a text that is nothing else asks for: "summary please", "what is this about?", "latest news". */
export function plainRequest(text: string): PlainRequest | undefined {
  if (text.length > 80) return undefined;
  let said = wordsOf(text).map(fold).join(' ');
  for (let before = ''; before !== said; ) {
    before = said;
    said = said.replace(POLITE_BEFORE, '').replace(POLITE_AFTER, '');
  }
  return REQUESTS.find(([, request]) => request.test(said))?.[0];
}
