/** Countries and their people, by line; "United States" and its like are phrases of two words. */
const TABLE = `
US|usa|america|american|americans|united states
uk|britain|british|briton|britons|united kingdom|great britain
uae|emirati|emiratis|united arab emirates|emirates
eu|european union
un|united nations
afghanistan|afghan|afghans
albania|albanian|albanians
algeria|algerian|algerians
argentina|argentine|argentinian|argentines
armenia|armenian|armenians
australia|australian|australians
austria|austrian|austrians
azerbaijan|azerbaijani|azeri
bahrain|bahraini|bahrainis
bangladesh|bangladeshi|bangladeshis
belarus|belarusian|belarusians
belgium|belgian|belgians
bosnia|bosnian|bosnians
brazil|brazilian|brazilians
bulgaria|bulgarian|bulgarians
cambodia|cambodian|cambodians
canada|canadian|canadians
chile|chilean|chileans
china|chinese
colombia|colombian|colombians
croatia|croatian|croatians|croat|croats
cuba|cuban|cubans
cyprus|cypriot|cypriots
czechia|czech|czechs|czech republic
denmark|danish|dane|danes
egypt|egyptian|egyptians
england|english|englishman
estonia|estonian|estonians
ethiopia|ethiopian|ethiopians
europe|european|europeans
finland|finnish|finn|finns
france|french|frenchman
georgia|georgian|georgians
germany|german|germans
ghana|ghanaian|ghanaians
greece|greek|greeks
hungary|hungarian|hungarians
iceland|icelandic|icelander
india|indian|indians
indonesia|indonesian|indonesians
iran|iranian|iranians
iraq|iraqi|iraqis
ireland|irish
israel|israeli|israelis
italy|italian|italians
japan|japanese
jordan|jordanian|jordanians
kazakhstan|kazakh|kazakhs
kenya|kenyan|kenyans
kosovo|kosovar|kosovars
kuwait|kuwaiti|kuwaitis
lebanon|lebanese
libya|libyan|libyans
malaysia|malaysian|malaysians
mexico|mexican|mexicans
morocco|moroccan|moroccans
nepal|nepalese|nepali
netherlands|dutch|holland
nigeria|nigerian|nigerians
norway|norwegian|norwegians
oman|omani|omanis
pakistan|pakistani|pakistanis
palestine|palestinian|palestinians
peru|peruvian|peruvians
philippines|filipino|filipinos|philippine
poland|polish|pole|poles
portugal|portuguese
qatar|qatari|qataris
romania|romanian|romanians
russia|russian|russians
saudi|saudis|saudi arabia
scotland|scottish|scot|scots
serbia|serbian|serbians|serb|serbs
singapore|singaporean|singaporeans
somalia|somali|somalis
spain|spanish|spaniard|spaniards
sudan|sudanese
sweden|swedish|swede|swedes
switzerland|swiss
syria|syrian|syrians
taiwan|taiwanese
thailand|thai|thais
tunisia|tunisian|tunisians
turkey|turkish|turk|turks
ukraine|ukrainian|ukrainians
venezuela|venezuelan|venezuelans
vietnam|vietnamese
wales|welsh
yemen|yemeni|yemenis`;

export const demonyms: readonly (readonly string[])[] = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|'));
