import type { Language } from './language.ts';
import { stemmerNamed } from './snowball.ts';

const STOP_WORDS = new Set(
  `a about above after again against all also am among an and any anybody anyone anything are arent as at away be became because been
  before being below between both but by came can cannot cant come could couldnt did didnt do does doesnt doing done dont down during each
  either else ever every everyone everything few for from further get gets getting give given go going got had hadnt has hasnt have havent
  having he her here hers herself hes him himself his how however i id if ill im in into is isnt it its itself ive just kind let lets
  like made make many may me mean might mine more most much must mustnt my myself name named neither no none nor not nothing of off on
  once one only onto or other ought our ours ourselves out over own per please rather really same say says shall shant she shes should
  shouldnt since so some somebody someone something still such tell than that thats the their theirs them themselves then there theres
  therefore these they theyre theyve thing things this those though through thus to too toward towards type under until up upon us use
  used using very via was wasnt we were werent weve what whatever whats when whenever where wheres whereas whether which while who whom
  whos whose why will with within without wont would wouldnt yet you youd youll your youre yours yourself yourselves youve`.split(
    /\s+/,
  ),
);

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
};

const snowball = stemmerNamed('english');

export const english: Language = {
  tag: 'en',
  stem: (folded) => NUMBER_WORDS[folded] ?? (/\d/.test(folded) ? folded : snowball(folded)),
  isStopWord: (folded) => STOP_WORDS.has(folded),
};
