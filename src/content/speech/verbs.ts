import { times } from './nouns.ts';
import type { Word } from './words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Whoever does these has spoken, whatever follows. */
const saying = words('said says say told tells');

/** These report speech where a clause, a quotation or a pause follows: `warned that`, but not `added a goal`. */
const stating = words(`
  acknowledged acknowledges added adds admitted admits advised alleged alleges announced announces argued argues argue asked asks asserted asserts
  boasted cautioned cautions claimed claims claim commented comments complained complains conceded concedes concluded concludes
  confessed confirmed confirms contended contends countered cried declared declares disclosed emphasised emphasises emphasized emphasizes explained explains
  exclaimed insisted insists insist joked jokes lamented maintained maintains mused noted notes observed pledged pledges pointed
  predicted predicts promised promises quipped recalled recalls reiterated reiterates remarked remarks repeated replied replies reported
  responded responds retorted revealed reveals shouted stated states stressed stresses suggested suggests testified threatened
  tweeted tweets underlined underlines urged vowed vows warned warns warn wrote writes`);

/** Of these, those that may also take a plain object: `announced a ceasefire`. */
const stateOf = words(`
  acknowledged acknowledges admitted admits alleged alleges announced announces confirmed confirms predicted predicts reiterated reiterates
  insisted insists warned warns stressed stresses emphasised emphasises emphasized emphasizes conceded underlined argued argues`);

/** These are speech only where the sentence quotes: `described it as "a persistent problem"`. */
const quoting = words(`
  accused accuses agreed agrees apologised apologized applauded asserted blamed blames branded called calls cited cites condemned condemns congratulated continued
  criticised criticises criticized criticizes defended demanded demands denounced denounces described describes dismissed dismisses dubbed
  expressed expresses hailed hails labelled labeled likened lauded mocked praised praises reacted rebuked refuted rejected rejects
  responded slammed spoke stressed summarised summarized tells thanked thanks urged urges voiced welcomed welcomes paid pleaded posted wished`);

const denying = words('denied denies deny');

/** What can be denied without a word: `denied him entry`. */
const withheld = words(`
  access admission application appeal asylum bail benefits boarding care chance clemency credit custody education entry
  food funding her him justice medical me motion opportunity parole permission permit petition planning request requests right rights
  tenure the-request them treatment us visa visas water`);

const clauseOpeners = words(
  'that whether if how why what when he she it they we i you his her its their there those these this to a an the no not nothing around',
);

const whereAndWhen = words(
  'at during following in late early on to via alongside before after outside through when while with as',
);

const beVerbs = words("is are was were be been being am get got gets wasn't isn't weren't aren't");

const perfect = words('has have had');

/** What kind of verb of saying stands at `index`; undefined where there is none, or where something follows that makes it another thing. */
export function speechVerbAt(sentence: readonly Word[], index: number): 'speech' | 'thing said' | undefined {
  const word = sentence[index];
  if (word?.kind !== 'word') return undefined;
  const verb = word.text;
  const next = sentence[index + 1];
  const following = next?.kind === 'word' ? next.text.toLowerCase() : '';
  const pause = next?.kind !== 'word';
  const quoteFollows = sentence.slice(index + 1).some(isQuotedSpeech);

  if (saying.has(verb)) {
    return following === 'to' && /^(?:be|have)$/.test(sentence[index + 2]?.text ?? '') ? undefined : 'speech';
  }
  if (denying.has(verb)) {
    const objects = sentence.slice(index + 1, index + 5).map(({ text }) => text.toLowerCase());
    return objects.some((object) => withheld.has(object)) ? undefined : 'speech';
  }
  if (quoting.has(verb) && quoteFollows) return 'speech';
  if (!stating.has(verb)) return undefined;
  if (pause || clauseOpeners.has(following)) return objectNeeded(verb, following) ? undefined : 'speech';
  if (whereAndWhen.has(following) || times.has(following)) {
    const says = sentence.slice(index + 1).some(({ kind, text }) => kind === 'quote' || text === 'that');
    return says || (stateOf.has(verb) && times.has(following)) ? 'speech' : undefined;
  }
  if (stateOf.has(verb) || (verb === 'asked' && quoteFollows)) return 'speech';
  return quoteFollows && following !== '' && !/^\d/.test(following) && adverbLike(following)
    ? 'speech'
    : undefined;
}

/** A quotation, but no title: `ordered a season of "The Mindy Project"`. */
function isQuotedSpeech({ kind, text }: Word): boolean {
  return (
    kind === 'quote' &&
    /(?:^|[^\p{L}\p{M}])(?!(?:a|an|the|of|and|in|on|to|for|with|at|by|from)[^\p{L}])\p{Ll}/u.test(text)
  );
}

const articles = words('a an the his her its their this these those no');

/** `added a second goal`, `claimed the lives of 20`: verbs that must not take a thing for what was said. */
function objectNeeded(verb: string, following: string): boolean {
  if (following === 'to') return !/^(?:pledge|promise|threaten|vow|claim|ask)/.test(verb);
  return articles.has(following) && !stateOf.has(verb);
}

function adverbLike(word: string): boolean {
  return word.endsWith('ly') || word === 'also' || word === 'later';
}

/** Verbs that may stand before the one who speaks: `"…," said Smith`. */
const inverted = words(`
  said says added adds asked asks replied replies wrote writes explained explains warned warns noted notes argued argues
  continued recalled insisted tweeted joked concluded declared remarked announced quipped admitted commented confirmed claimed claims`);

export function mayPrecedeSpeaker(verb: string): boolean {
  return inverted.has(verb);
}

export function isBe(word: string): boolean {
  return beVerbs.has(word.toLowerCase());
}

export function isPerfect(word: string): boolean {
  return perfect.has(word.toLowerCase());
}

/** Whether a word is a verb that a noun phrase cannot hold. */
export function isFiniteVerb(word: string): boolean {
  return saying.has(word) || auxiliaries.has(word.toLowerCase());
}

const auxiliaries = words(`
  is are was were be been being am has have had do does did will would can could may might shall should must to not
  said says told tells went came got took made gave met left held won lost became began knew saw thought felt found kept put ran sat sent stood`);

/** Of the verbs of saying, those that are never a mere participle: `Smith, the mayor, said`, but not `the line, called the Loop,`. */
export function isPlainlySaying(verb: string): boolean {
  return saying.has(verb) || stating.has(verb) || denying.has(verb);
}
