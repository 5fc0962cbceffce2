import type { Language } from './language.ts';

const STOP_WORDS = new Set(
  `من ما ماذا متى اين كيف لماذا كم هل اي ايه هو هي هم هما انا نحن انت هذا هذه ذلك تلك هولاء الذي التي الذين اللذان اللتان في الي علي عن مع بين عند
  لدي منذ خلال حتي ان انه انها كان كانت كانوا يكون تكون قد لقد لم لن لا ليس ليست ثم او ام بل لكن كما كل بعض غير سوي حيث اذا اذ لو وقد وهو وهي وكان
  وكانت ومن وفي وعلي والي وعن به بها له لها لهم فيه فيها منه منها عليه عليها اليه اليها بعد قبل تحت فوق امام وراء حول ضد بسبب عبر نحو مثل اسم عدد تم يتم
  احد احدي نفس ذات هناك هنا الان ايضا فقط جدا بماذا لمن فيما مما عما بما كذلك وذلك بينما عندما لما لماذا واين ومتي وكيف وما فما فمن بان وان بانه فان`.split(
    /\s+/,
  ),
);

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال', 'و'];
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

export const arabic: Language = {
  tag: 'ar',
  stem,
  isStopWord: (folded) => STOP_WORDS.has(folded),
};
