import {
  BEING,
  DATE,
  LATEST,
  NAMING,
  PLACE_BEFORE,
  PRONOUN,
  REASON,
  REFERRING,
  SAID,
  UNIT,
} from './cue-bits.ts';
import type { Kind, Language } from './language.ts';
import { cueTable, wordSet } from './word-list.ts';

const STOP_WORDS = wordSet(
  `من ما ماذا متى أين كيف لماذا كم هل أي أية هو هي هم هما أنا نحن أنت هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذان اللتان في إلى على عن مع بين عند
  لدى منذ خلال حتى أن أنه أنها كان كانت كانوا يكون تكون قد لقد لم لن لا ليس ليست ثم أو أم بل لكن كما كل بعض غير سوى حيث إذا إذ لو وقد وهو وهي وكان
  وكانت ومن وفي وعلى وإلى وعن به بها له لها لهم فيه فيها منه منها عليه عليها إليه إليها بعد قبل تحت فوق أمام وراء حول ضد بسبب عبر نحو مثل اسم عدد تم يتم
  أحد إحدى نفس ذات هناك هنا الآن أيضا فقط جدا بماذا لمن فيما مما عما بما كذلك وذلك بينما عندما لما وأين ومتى وكيف وما فما فمن بأن وأن بأنه فإن`,
);

const NUMBER_WORDS = wordSet(
  `واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرين عشرون ثلاثين ثلاثون
  أربعين خمسين ستين سبعين ثمانين تسعين مئة مائة مئات ألف آلاف مليون ملايين مليار نصف عشرات`,
);

const cues = cueTable([
  [
    DATE,
    `يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
    الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت عام سنة سنوات شهر يوم القرن عقد أواخر أوائل الماضي صباح مساء`,
  ],
  [PLACE_BEFORE, 'في من إلى قرب داخل خارج بين نحو مدينة قرية منطقة دولة ولاية شمال جنوب شرق غرب'],
  [REASON, 'بسبب لأن لأنه لأنها نتيجة سبب أسباب أدى لذلك نظرا جراء كي لكي حتى'],
  [SAID, 'قال قالت وقال وقالت يقول تقول صرح أعلن أعلنت أضاف وأضاف أكد وأكد ذكر ذكرت وصف أشار نفى'],
  [PRONOUN, 'هو هي هم هذا هذه ذلك تلك وهو وهي كما'],
  [LATEST, 'آخر أحدث مؤخرا'],
  [REFERRING, 'هو هي هم هذا هذه ذلك تلك'],
  [UNIT, 'كم كيلومتر متر أمتار طن ساعة ساعات دقيقة يوم أيام سنة نسمة شخص بالمئة بالمائة دولار درجة'],
  [NAMING, 'يسمى تسمى سمي سميت اسمه اسمها يدعى تدعى يعرف تعرف المعروف باسم لقب ويسمى'],
  [BEING, 'هو هي كان كانت يعتبر تعتبر يعد تعد'],
]);

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال', 'و'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/** Light stemming after Larkey's light10: articles, conjunctions and the commonest endings, never below two letters. */
function stem(folded: string): string {
  let word = folded;
  const prefix = PREFIXES.find(
    (start) => word.startsWith(start) && word.length - start.length >= (start === 'و' ? 3 : 2),
  );
  if (prefix) word = word.slice(prefix.length);
  for (const end of SUFFIXES) {
    if (word.endsWith(end) && word.length - end.length >= 2) word = word.slice(0, -end.length);
  }
  return word;
}

const QUESTION_WORDS: readonly (readonly [Kind, ReadonlySet<string>])[] = [
  ['why', wordSet('لماذا لم سبب أسباب')],
  ['when', wordSet('متى')],
  ['where', wordSet('أين')],
  ['count', wordSet('كم')],
  ['how', wordSet('كيف')],
  ['yes-no', wordSet('هل')],
];
const WHEN = wordSet('عام سنة العام السنة تاريخ يوم شهر قرن القرن وقت');
const WHERE = wordSet('مدينة دولة بلد مكان المدينة الدولة البلد منطقة');
const OPENERS = wordSet('ما ماذا ماهي ماهو أي بماذا وما');

function kind(words: readonly string[]): { kind: Kind; focus?: number } {
  for (const [at, word] of words.entries()) {
    const asked = at < 4 ? QUESTION_WORDS.find(([, list]) => list.has(word)) : undefined;
    if (asked) return { kind: asked[0], focus: at + 1 };
    if (OPENERS.has(word)) {
      const near = words.slice(at + 1, at + 4);
      if (near.some((next) => WHEN.has(next))) return { kind: 'when' };
      if (near.some((next) => WHERE.has(next))) return { kind: 'where' };
      return { kind: 'what', focus: at + 1 };
    }
  }
  return { kind: words[0] === 'من' || words[0] === 'لمن' ? 'who' : 'words' };
}

export const arabic: Language = {
  tag: 'ar',
  stem,
  isStopWord: (folded) => STOP_WORDS.has(folded),
  isNumberWord: (folded) => NUMBER_WORDS.has(folded),
  cues,
  kind,
  leadIn: /^\s*(?:و?ماذا (?:عن|بشأن)\s+|و(?=متى|أين|كيف|لماذا|كم|من |ما |هل ))/u,
  aliases: [],
  synonyms: [],
};
