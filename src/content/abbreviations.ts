import { wordSet } from './word-set.ts';

/** What a full stop after a word may mean in one language. Words stand without their last full stop. */
export type Abbreviations = {
  /** A name follows, so no sentence ends here: `Gen. Smith`. */
  readonly beforeNames: ReadonlySet<string>;
  /** Part of the sentence where a number follows: `No. 5`, `Aug. 4`. */
  readonly beforeNumbers: ReadonlySet<string>;
  /** May stand in the middle of a sentence or end it: `Inc.`; what follows decides. */
  readonly anywhere: ReadonlySet<string>;
  /** Words that open sentences and are no part of a name: after `the U.S.`, `The` begins a new sentence and `Army` does not. */
  readonly openers: ReadonlySet<string>;
  /** Whether `3.` may be an ordinal: `am 3. Oktober`. */
  readonly ordinals: boolean;
};

/** The abbreviations of a language (BCP 47). Empty ones where we know none: the rules that need no words still apply. */
export function abbreviationsOf(language: string): Abbreviations {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return { ...(byLanguage[primary] ?? none), ordinals: languagesWithOrdinals.has(primary) };
}

const none = {
  beforeNames: new Set<string>(),
  beforeNumbers: new Set<string>(),
  anywhere: new Set<string>(),
  openers: new Set<string>(),
};

const languagesWithOrdinals = wordSet('bs cs da de et fi fo hr hu is lt lv mk nb nn no pl sk sl sr tr');

const byLanguage: Readonly<Record<string, Omit<Abbreviations, 'ordinals'>>> = {
  en: {
    beforeNames: wordSet(`
      Adm Amb Atty Brig Capt Cdr Cmdr Col Cpl Det Dr Drs Fr Gen Gov Hon Insp Lt Maj Messrs Mme Mr Mrs Ms Msgr Mx
      Pfc Pres Prof Pvt Rep Reps Rev Sen Sens Sgt Supt cf e.g i.e lit v viz vs`),
    beforeNumbers: wordSet(`
      Art Ch Fig Figs No Nos Op Para Rs Sec Vol Vols approx art b c ca chap circa d est fig figs no nos p para paras pg
      pp sec vol vols`),
    anywhere: wordSet(`
      Assn Ave Blvd Bros Co Corp Cos Dept Esq Ft Hwy Inc Jr Ltd Mt Rd Sr St Ste Univ al etc ft
      Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tues Thurs
      Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
      Tenn Tex Vt Va Wash Wis Wyo`),
    openers: wordSet(`
      A About According After All Also Although Among An And Another Are As At Because Before Both But By Can Could
      Despite Did Do Does During Each Earlier Even Every For From Had Has Have He Her Here His How However I If In Instead
      Is It Its Later Many Meanwhile More Most Neither Nevertheless No Nor Not Now Of On Once One Only Or Other Our
      Over Several She Since So Some Such That The Their Then There These They This Those Though Through Thus To Today
      Two Until Was We Were What When Where Whether Which While Who Why With Without Would Yet You`),
  },
  ar: {
    beforeNames: wordSet('أ د م أ.د ا.د د.م'),
    beforeNumbers: wordSet('ص ج ت ط رقم'),
    anywhere: wordSet('ق.م ب.م'),
    openers: wordSet('إن لقد وقد'),
  },
  de: {
    beforeNames: wordSet(
      'Dr Prof Hr Fr Frl St Ing Dipl bzw z.B d.h u.a v.a s.o s.u i.d.R vgl sog Gen Hl ggf evtl',
    ),
    beforeNumbers: wordSet('Nr Art Abs Bd Kap S ca Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez'),
    anywhere: wordSet('Co usw etc Mio Mrd Str Tel n.Chr v.Chr Chr'),
    openers: new Set(),
  },
  fr: {
    beforeNames: wordSet('M MM Me Mme Mlle Dr Pr St Ste Mgr cf'),
    beforeNumbers: wordSet('art chap env n p pp vol no janv févr juil sept oct nov déc'),
    anywhere: wordSet('etc av apr J.-C'),
    openers: new Set(),
  },
  es: {
    beforeNames: wordSet(
      'Sr Sra Srta Sres Dr Dra Dn D Da Gral Cnel Ing Lic Prof Profa Ud Uds St Sto Sta p.ej cf',
    ),
    beforeNumbers: wordSet('art cap fig núm no pág págs vol aprox'),
    anywhere: wordSet('etc Cía EE.UU'),
    openers: new Set(),
  },
};
