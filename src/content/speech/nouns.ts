import { wordSet } from '../word-set.ts';

/** Somebody, in the singular: who `the official` is depends on whom the article named before. */
const persons = wordSet(`
  activist actor actress adviser agent advisor aide ambassador analyst archbishop artist attorney author backbencher banker bishop boss
  boy brother campaigner candidate captain cardinal chair chairman chairperson chairwoman chancellor chief coach
  colleague colonel columnist commander commentator commissioner congressman congresswoman constable coroner correspondent
  councillor counsel critic daughter defendant delegate deputy detective developer diplomat director doctor driver economist
  editor engineer envoy executive expert eyewitness farmer father fighter filmmaker friend founder co-founder frontman general girl
  governor guide head historian husband insider inspector interviewee investigator journalist judge justice king
  lawmaker lawyer leader lecturer legislator lieutenant magistrate man manager mayor medic migrant minister mother musician mp
  negotiator neighbour neighbor nurse officer official operator organiser organizer owner parent partner passenger pilot player
  pope premier president priest prince princess principal producer professor prosecutor protester publicist publisher queen
  rabbi ranger reporter representative rescuer researcher resident scientist secretary senator sergeant sheriff shopkeeper singer
  sister politician comedian chef classicist linguist sociologist physicist psychologist soldier solicitor son source speaker specialist spokesman spokesperson spokeswoman student superintendent
  supervisor supporter surgeon survivor suspect teacher technician trader treasurer veteran vet victim villager volunteer wife
  witness woman worker writer ceo cfo mep`);

/** Whether a noun is one person: those above, and `mailman`, `biologist`. */
export function isPersonNoun(noun: string): boolean {
  return persons.has(noun) || (callings.test(noun) && !noCallings.test(noun));
}

const callings = /(?:man|.{4}ist)$/;
const noCallings =
  /^(?:german|human|roman|ottoman|talisman|norman)$|(?:check|short|play|black|wish|white|wait)list$|sist$/;

/** Several people, who speak with one voice in a report. */
export const groups = wordSet(`
  activists agents aides analysts attorneys authorities campaigners colleagues commanders commentators critics defenders delegates
  diplomats doctors economists executives experts eyewitnesses families farmers fighters firefighters friends historians insiders inspectors
  investigators journalists judges lawmakers lawyers leaders locals magistrates managers medics ministers negotiators neighbours
  neighbors nurses observers officers officials opponents organisers organizers parents pilots players police policemen politicians
  prosecutors protesters psychologists publishers rebels regulators reporters representatives rescuers researchers residents scientists senators soldiers
  sources specialists staff students supporters survivors teachers trustees unions veterans victims villagers volunteers witnesses workers relatives
  fans`);

/** Bodies that speak as one. */
export const bodies = wordSet(`
  academy administration agency airline airport alliance army assembly association authority bank board body branch bureau cabinet
  campaign centre center charity church club coalition college commission committee company confederation congress conglomerate consortium corporation
  council court crown defence defense department embassy exchange family federation firm force forces foundation fund
  government group hospital house industry institute institution judiciary league manufacturer media militia military ministry monarchy
  museum navy store shop network newspaper office operator opposition organisation organization panel parliament parties party police presidency
  publisher regulator retailer school senate service side squad startup studio supplier team tribunal trust union university utility watchdog
  movement retailer broadcaster developer channel magazine outlet brigade brigades council taskforce`);

/** What is written or shown: it says something, but it is nobody. */
export const documents = wordSet(`
  account advert affidavit agreement announcement article audit ballot banner bill blog blurb book brochure bulletin caption charge
  complaint data decision declaration decree diary document documentary documents dossier editorial email emails evidence figures film filing
  guide graffiti headline indictment investigation inquiry law lawsuit leaflet legend letter letters list magazine manifesto
  memo message messages minutes motion note notice obituary ordinance page paper petition placard placards poll polls post poster
  posts programme program proverb records release report reports research result results review rule rules ruling script section sign signs
  site slogan source-code speech statement statements statistics statute story study studies survey surveys tablet testimony text theory
  title transcript tweet tweets verdict video videos warrant website findings word words myth legends rumour rumours rumor rumors
  constitution treaty bible dictionary encyclopedia encyclopaedia mythology mystique tradition gospel act scripture lexicon almanac model yearbook census plan play poem song lyrics ad ads critics' estimates estimate forecast`);

/** Titles that stand before a name in capitals and are said as the person's role. */
export const titles = wordSet(`
  admiral ambassador analyst archbishop ayatollah attorney bishop brigadier captain cardinal ceo chair chairman chairwoman chancellor
  chief coach colonel commander commissioner congressman congresswoman constable corporal councillor deputy detective director
  envoy executive first general governor head inspector judge justice leader lieutenant major marshal mayor minister
  officer premier president prime prosecutor rear rector representative secretary senator sergeant sheriff speaker spokesman
  spokesperson spokeswoman superintendent supervisor treasurer undersecretary vice vice-president professor
  gen sen rep gov lt col sgt capt maj adm prof cmdr supt insp det cpl pvt brig pres amb mp head manager`);

/** Forms of address and parties: they stand before a person's name and are no role. */
export const addresses = wordSet('mr mrs ms miss mx dr messrs mme rev reverend fr republican democrat tory');

/** The last word of a name that is no person's. */
export const impersonal = wordSet(`
  academy act administration agency agreement airlines airport airways app army arena assembly assistance association authority avenue bank base basin bay bill
  board bridge brigade brigades building bureau cabinet camp canal capital capitol castle cathedral centre center central championship championships church
  city club college commission committee community company conference congress constitution convention corp corporation council country county
  court cup day declaration defence defense delta department desert district east embassy empire exchange federation festival fire force forces ford
  forest foundation front fund games gate government group guard gulf hall harbour heights herald highway hill hospital hotel house
  inc initiative institute institution island islands journal kingdom lake law league library limited loyalists ltd mail media memorial
  ministry mountain mountains movement museum nation nations navy network news north ocean office olympics open organisation organization
  palace park parliament party peninsula plain plan plaza police port post prison project province public quarter radio railway region
  report republic review river road room school sea senate service services show site society south square stadium star station state
  states store strait street studio summit sun survey team telegraph television temple territory test theatre theater times tour tower town
  treaty treatment tribune trust union university valley village wall war waters week west wing world zone cross press force list hall lawyers
  inquiry prize award awards bowl series super combined motors electric mills dynamics model english british american statement gaming ferry line lines`);

/** Small words that belong inside a name. */
export const particles = wordSet(
  'al el bin bint ibn de del della der den di da dos du la le van von ter ten abu y zu e do das',
);

/** Words that join what a group is to what it belongs to: `a spokesman for the ministry`. */
export const prepositions = wordSet(
  'of for from at in with by on to about against among near over under within around behind into inside outside throughout amid amongst toward towards beyond including concerning regarding representing via per',
);

/** Honours: they show a person too, but stay part of the name. */
export const honours = wordSet('sir dame lord lady baroness king queen prince princess pope saint sheikh');

/** Words before a person's noun that are part of the role: `top Iranian commander`. */
export const roleModifiers = wordSet(
  `acting assistant associate chief co defence defense deputy economic executive federal finance financial first foreign former
  government head health home industry interim interior junior leading local managing media military national opposition
  paramilitary party police press prime principal regional retired senior special state super team top union vice lead environment education
  justice trade transport labour labor culture sports agriculture energy army navy campaign company ministry hospital school university bank
  second then-deputy rebel veteran long-time longtime sales marketing communications political religious spiritual supreme general
  medical planning division research taskforce task legal human rights policy security intelligence presidential parliamentary`,
);

/** Words before a noun that point to someone whom the reader knows. */
export const definite = wordSet('the this that its their his her our');

/** Words before a noun that bring someone in. */
export const indefinite = wordSet(`
  a an one another some several many most two three four five six seven eight nine ten both all other no few various
  multiple`);

/** Words that say when: they may stand before or behind the one who speaks. */
export const times = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december today yesterday tomorrow tonight earlier later last this that next week month year day morning afternoon evening night
  weekend late early previously recently then now once again also already soon afterwards afterward first since subsequently separately meanwhile`);

/** Adverbs that may stand between the one who speaks and the verb. */
export const adverbs = wordSet(`
  also again already always apparently bluntly briefly categorically clearly consistently correctly definitely earlier even eventually
  ever explicitly famously finally first flatly formally frequently further herself himself immediately initially itself jokingly just
  later merely nonetheless nevertheless now officially often once openly originally personally previously privately promptly proudly publicly
  quickly quietly recently repeatedly reportedly routinely separately simply since sometimes soon still strongly subsequently swiftly themselves
  then therefore thus today tonight truthfully twice typically usually vehemently yesterday strenuously firmly angrily instead reluctantly`);
