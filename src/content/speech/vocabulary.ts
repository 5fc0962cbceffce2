import { wordSet } from '../word-set.ts';

/** Somebody, in the singular: who `the official` is depends on whom the article named before. */
const persons = wordSet(`
  activist actor actress adviser advisor agent aide ambassador analyst archbishop artist attorney author
  backbencher banker bishop boss boy brother campaigner candidate captain cardinal ceo cfo chair chairman
  chairperson chairwoman chancellor chef chief classicist co-founder coach colleague colonel columnist
  comedian commander commentator commissioner cllr congressman congresswoman constable coroner correspondent
  councillor counsel critic daughter defendant delegate deputy detective developer diplomat director doctor
  driver economist editor engineer envoy executive expert eyewitness farmer father fighter filmmaker founder
  friend frontman general girl governor guide head historian husband insider inspector interviewee
  investigator journalist judge justice king lawmaker lawyer leader lecturer legislator lieutenant linguist
  magistrate man manager mayor medic mep migrant minister mother mp musician negotiator neighbor neighbour
  nurse officer official operator organiser organizer owner parent partner passenger physicist pilot player
  politician pope premier president priest prince princess principal producer professor prosecutor protester
  psychologist publicist publisher queen rabbi ranger reporter representative rescuer researcher resident
  scientist secretary senator sergeant sheriff shopkeeper singer sister sociologist soldier solicitor son
  source speaker specialist spokesman spokesperson spokeswoman student superintendent supervisor supporter
  surgeon survivor suspect teacher team-mate teammate technician trader treasurer vet veteran victim villager volunteer wife
  witness woman worker writer`);

/** Whether a noun is one person: those above, and `mailman`, `biologist`. */
export function isPersonNoun(noun: string): boolean {
  return persons.has(noun) || (callings.test(noun) && !noCallings.test(noun));
}

const callings = /(?:man|.{4}ist|.{3}ician|ographer)$/;
const noCallings =
  /^(?:german|human|roman|ottoman|talisman|norman)$|(?:check|short|play|black|wish|white|wait)list$|sist$/;

/** Several people, who speak with one voice in a report. */
export const groups = wordSet(`
  activists agents aides analysts attorneys authorities campaigners colleagues commanders commentators
  critics defenders delegates diplomats doctors economists executives experts eyewitnesses families fans
  farmers fighters firefighters friends historians insiders inspectors investigators journalists judges
  lawmakers lawyers leaders locals magistrates managers medics ministers negotiators neighbors neighbours
  nurses observers officers officials opponents organisers organizers parents pilots players police
  policemen politicians prosecutors protesters psychologists publishers rebels regulators relatives
  reporters representatives rescuers researchers residents scientists senators soldiers sources specialists
  staff students supporters survivors teachers trustees unions veterans victims villagers volunteers
  witnesses workers`);

/** Bodies that speak as one. */
export const bodies = wordSet(`
  academy administration agency airline airport alliance army assembly association authority bank board body
  branch brigade brigades broadcaster bureau cabinet campaign center centre channel charity church club
  coalition college commission committee company confederation conglomerate congress consortium corporation
  council court crown defence defense department developer embassy exchange family federation firm force
  forces foundation fund government group hospital house industry institute institution judiciary league
  magazine manufacturer media military militia ministry monarchy movement museum navy network newspaper
  office operator opposition organisation organization outlet panel parliament parties party police
  presidency publisher regulator retailer school senate service shop side squad startup store studio
  supplier taskforce team tribunal trust union university utility watchdog`);

/** What is written or shown: it says something, but it is nobody. */
export const documents = wordSet(`
  account act ad ads advert affidavit agreement almanac announcement article audit ballot banner bible bill
  blog blurb book brochure bulletin caption census charge complaint constitution data decision declaration
  decree diary dictionary document documentary documents dossier editorial email emails encyclopaedia
  encyclopedia estimate estimates evidence figures filing film findings forecast gospel graffiti guide
  headline indictment inquiry investigation law lawsuit leaflet legend legends letter letters lexicon list
  lyrics magazine manifesto memo message messages minutes model motion mystique myth mythology note notice
  obituary ordinance page paper petition placard placards plan play poem poll polls post poster posts
  program programme proverb records release report reports research result results review rule rules ruling
  rumor rumors rumour rumours script scripture section sign signs site slogan song speech statement
  statements statistics statute story studies study survey surveys tablet testimony text theory title
  tradition transcript treaty tweet tweets verdict video videos warrant website word words yearbook`);

/** Titles that stand before a name in capitals and are said as the person's role. */
export const titles = wordSet(`
  adm admiral amb ambassador analyst archbishop attorney ayatollah bishop brig brigadier capt captain
  cardinal ceo chair chairman chairwoman chancellor chief cmdr coach col colonel commander commissioner
  cllr congressman congresswoman constable corporal councillor cpl deputy det detective director envoy executive
  first gen general gov governor head insp inspector judge justice leader lieutenant lt maj major manager
  marshal mayor minister mp officer premier pres president prime prof professor prosecutor pvt rear rector
  rep representative secretary sen senator sergeant sgt sheriff speaker spokesman spokesperson spokeswoman
  superintendent supervisor supt treasurer undersecretary vice vice-president`);

/** Forms of address and parties: they stand before a person's name and are no role. */
export const addresses = wordSet(`
  democrat dr fr messrs miss mme mr mrs ms mx republican rev reverend tory`);

/** The last word of a name that is no person's. */
export const impersonal = wordSet(`
  academy act administration agency agreement airlines airport airways app arena army assembly assistance
  association authority avenue award awards bank base basin bay bill board bowl bridge brigade brigades
  building bureau cabinet camp canal capital capitol castle cathedral center central centre championship
  championships church city club college commission committee community company conference congress
  constitution convention corp corporation council country county court cross cup day declaration defence
  defense delta department desert district dynamics east electric embassy empire exchange federation ferry
  festival fire force forces ford forest foundation front fund games gaming gate government group guard gulf
  hall harbour heights herald highway hill hospital hotel house inc initiative inquiry institute institution
  island islands journal kingdom lake law lawyers league library limited line lines list loyalists ltd mail
  media memorial mills ministry model motors mountain mountains movement museum nation nations navy network
  news north ocean office olympics organisation organization palace park parliament party peninsula plan
  plaza police port post press prison prize project province public quarter radio railway region report
  republic review river road room school sea senate series service services show site society south square
  stadium star state statement states station store strait street studio summit sun survey team telegraph
  television temple territory test theater theatre times tour tower town treatment treaty tribune trust
  union university valley village wall war waters week west wing world zone`);

/** Small words that belong inside a name. */
export const particles = wordSet(`
  abu al bin bint da das de del della den der di do dos du e el ibn la le ten ter van von y zu`);

/** Words that join what a group is to what it belongs to: `a spokesman for the ministry`. */
export const prepositions = wordSet(`
  about against amid among amongst around at behind beyond by concerning for from in including inside into
  near of on outside over per regarding representing throughout to toward towards under via with within`);

/** Honours: they show a person too, but stay part of the name. */
export const honours = wordSet(`
  baroness dame king lady lord pope prince princess queen saint sheikh sir`);

/** Words before a person's noun that are part of the role: `top Iranian commander`. */
export const roleModifiers = wordSet(`
  acting agriculture army assistant associate bank campaign chief co communications company culture defence
  defense deputy division economic education energy environment executive federal finance financial first
  foreign former general government head health home hospital human industry intelligence interim interior
  junior justice labor labour lead leading legal local long-time longtime managing marketing media medical
  military ministry national navy opposition paramilitary parliamentary party planning police policy
  political presidential press prime principal rebel regional religious research retired rights sales school
  second security senior special spiritual sports state supreme task taskforce team top trade transport
  union university veteran vice`);

/** Words before a noun that point to someone whom the reader knows. */
export const definite = wordSet(`
  her his its our that the their this`);

/** Words before a noun that bring someone in. */
export const indefinite = wordSet(`
  a all an another both eight few five four many most multiple nine no one other seven several six some ten
  three two various`);

/** Words that say when: they may stand before or behind the one who speaks. */
export const times = wordSet(`
  afternoon afterward afterwards again already also april august day december earlier early evening february
  first friday january july june last late later march meanwhile monday month morning next night november
  now october once previously recently saturday separately september since soon subsequently sunday that
  then this thursday today tomorrow tonight tuesday wednesday week weekend year yesterday`);

/** Adverbs that may stand between the one who speaks and the verb. */
export const adverbs = wordSet(`
  again already also always angrily apparently bluntly briefly categorically clearly consistently correctly
  definitely earlier even eventually ever explicitly famously finally firmly first flatly formally
  frequently further herself himself immediately initially instead itself jokingly just later merely
  nevertheless nonetheless now officially often once openly originally personally previously privately
  promptly proudly publicly quickly quietly recently reluctantly repeatedly reportedly routinely separately
  simply since sometimes soon still strenuously strongly subsequently swiftly themselves then therefore thus
  today tonight truthfully twice typically usually vehemently yesterday`);
