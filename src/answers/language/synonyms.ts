/**
 * What newspapers call one thing and readers another, by line; a phrase has its words joined by `_`. Everyday words that stand for
 * each other in most news, whatever it is about: those that only sometimes do are left to the word vectors.
 */
const TABLE = `
die dead death killed fatality fatal deadly perish victim casualty toll
injured hurt wounded casualty harmed
hit strike struck target
murder kill homicide assassination shot_dead slain stabbed
dismissed sacked fired laid_off layoffs redundant redundancy lose_their_jobs job_cuts job_losses axed made_redundant let_go
job post position employment
employee worker staff workforce personnel
resign quit step_down stand_down resignation leave_office
hire recruit employ appoint
boss chief head leader director manager executive chief_executive ceo chair chairman managing_director president
owner own belong owned
run lead head manage operate operator in_charge chair
company firm business corporation maker operator enterprise group
factory plant works
headquarters head_office based seat
shares stock
profit earnings gain
loss lose deficit lost
revenue turnover sales income
deficit shortfall gap hole
debt owe loan borrow loss
bankrupt insolvent run_out_of_cash collapse administration bankruptcy
salary pay wage earn wages income
rise increase up raise hike higher go_up climb grow
fall drop decrease decline shrink lower go_down slump plunge
cut reduce slash cuts savings
price cost fee worth value bill charge tariff
cost pay spend paid price expensive
money cash funds funding sum
expensive cost dear
free gratis
refund compensation reimburse return
compensation payout damages paid compensate
subsidy grant aid state_aid funding
tax levy duty
buy purchase acquire takeover bought acquisition
sell sale sold auction
sign join signed contract
contract deal agreement
agree deal accept agreement
refuse reject decline turn_down deny rule_out
deny reject dispute denial
demand ask call_for want urge insist
want seek wish hope aim plan
offer propose proposal bid
promise pledge vow commit assure
announce declare say reveal
say tell comment remark
criticise attack condemn accuse slam blame
blame cause accuse fault
cause reason trigger lead_to because blame
angry furious anger outrage upset
fear worry concern afraid worried
warn warning alert alarm
praise welcome hail
support back endorse
oppose against opposition resist critic
protest demonstration demo march rally demonstrator protester strike
strike walkout walk_out stoppage industrial_action
talks negotiation negotiate meeting
meet meeting summit talks
visit trip travel
journey flight trip travel
begin start commence launch break_out open kick_off
end finish stop over conclude
open reopen opening
close shut closure closed shutdown
cancel call_off scrap cancelled scrapped
postpone delay put_off late put_back deferred
continue go_on carry_on keep
happen occur take_place event
win victory beat defeat triumph won
defeated beaten ended over
lose defeat beaten lost
winner champion victory
vote election ballot poll elect voting
turnout voted participation
result outcome score
majority margin
candidate challenger contender
incumbent president outgoing
take_office sworn_in inauguration inaugurated
government administration ministers cabinet state
minister secretary
parliament congress assembly mps lawmakers senate
law bill legislation act
compulsory mandatory obligatory required
ban forbid prohibit outlaw banned
allow permit let legal
legal lawful legality
illegal unlawful
court judge trial tribunal
trial court hearing
verdict sentence guilty convicted conviction
convict guilty sentence found_guilty
prison jail behind_bars imprisoned custody
sentence jailed term years_in_prison
arrest detain custody holding detained held caught
suspect accused defendant arrested
suspect believe think
police officer detective cops policeman policewoman
investigation inquiry probe investigate enquiry examine
investigator detective prosecutor
lawyer attorney solicitor barrister counsel
appeal challenge
fine penalty punish
steal theft stolen rob robbery burglary made_off raid heist loot
thief burglar robber gang
fraud scam swindle scheme cheat
escape flee run_away fled
hide conceal
attack assault raid strike
bomb explosion blast explode
gun shooting shoot firearm
rocket missile projectile
soldier troops army military forces servicemen
war conflict fighting battle
ceasefire truce
hostage kidnapped abducted captive
terrorist militant extremist
crash collide collision accident
accident crash disaster incident
disaster catastrophe tragedy
fire blaze wildfire flames
burn burnt destroyed gutted
flood flooding deluge inundated
storm hurricane gale cyclone
earthquake quake tremor
rain rainfall downpour
damage destroy destruction
destroy burnt_down demolished washed_away wrecked razed
break burst collapse give_way gave_way breach fail
rescue save pull_out recover
rescuer firefighter emergency_services search_team
survive survivor escape alive
missing disappeared unaccounted
evacuate flee evacuation evacuee
homeless displaced
home house household
hospital clinic
doctor physician surgeon medic
ill sick disease illness
disease illness infection virus
infect catch case spread
vaccine jab vaccination immunise vaccinated shot dose inoculation
operation surgery
symptom sign
pregnant expecting
baby newborn infant
child kid children boy girl son daughter
kid child children
parent mother father
family relative
wife husband spouse married marry
brother sister sibling
man woman person
people person resident inhabitant citizen
resident inhabitant local villager neighbour
old elderly aged age pensioner
young youth teenager
student pupil
teacher teach
school classroom
university college
train rail railway
truck lorry
car vehicle van
plane aircraft jet airliner flight
airline carrier
boat ship vessel ferry
ferry boat crossing
bus coach
driver motorist
passenger traveller commuter
tourist holidaymaker visitor traveller
hotel accommodation resort
road motorway highway street
bridge crossing
ticket fare
queue line
delay late
fuel petrol gas
electricity power
phone telephone smartphone mobile
email message letter
photo picture image photograph
film movie
author writer novelist
musician singer
artist painter
footballer player striker
coach manager trainer
team side squad club
game match fixture
goal net score scored found_the_net
stadium ground arena
fan supporter
transfer signing
medal prize award trophy
prize award
record highest most
biggest largest greatest
small little tiny
fast quick speed
big large size
donate donation give
food meal provisions supplies
supplies provisions goods
water drink
bread bakery baker
animal livestock cattle
cow cattle
sheep flock
farmer farm grower
crop harvest
forest wood tree
river stream
mountain peak
island isle
beach coast shore
town city
village hamlet
region province district
abroad overseas foreign
border frontier
immigrant migrant refugee
find discover found uncover come_upon recover
discover uncover notice come_to_light found
search hunt look_for seek
look_for search seek
show reveal exhibition
build construct built erect
builder built
repair mend fix restore rebuild
rebuild reconstruct
replace substitute
use utilise
need require necessary
help aid assist assistance support relief
give provide hand_out donate supply
get receive obtain given
send dispatch deliver
deliver supply delivery
launch take_off lift_off start
land touch_down landing touchdown
spacecraft probe lander
weigh weight heavy
height tall high
length long
distance far
temperature hot cold degrees thermometer
wind gust
weather forecast
forecast expect predict
expect predict forecast
estimate reckon put_at
number figure total
percentage per_cent percent
share proportion percentage
reserve savings
budget finances spending
council authority
union labour
insurance insured insurer
insure insurance cover
member represent belong
demand_ransom ransom
reward bounty
rumour misinformation fake_news
petition signature signed
celebrate party
funeral mourning
mourning half_mast grief
apologise sorry apology regret
responsible blame responsibility fault
corruption bribery bribe
rig fraud irregularities manipulate
safe safety secure
dangerous danger risk threat
threat menace danger
safety security
guard security
successor replace
deputy vice running_mate
colleague coworker
neighbouring nearby
deadline until closing_date
duration last
cheap affordable
poor poverty
rich wealthy
popular beloved
unhurt unharmed uninjured
recover heal
`;

/** Groups of stand-ins, each a list of phrases. */
export const synonyms: readonly (readonly string[])[] = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' ').map((phrase) => phrase.replaceAll('_', ' ')))
  .filter((group) => group.length > 1);
