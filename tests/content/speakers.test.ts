import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/content/sentences.ts';
import { attributeSpeakers } from '../../src/content/speakers.ts';
import { attribute, doubtsIn, speakersIn, spoken } from './attribute.ts';

const lines = readFileSync(new URL('./fixtures/trump-meets-iraq-pm.lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .slice(7)
  .filter((line) => line !== '');
const heading = lines.indexOf('- Increase in attacks -');
const article = lines.toSpliced(heading, 1);
const sections = article.map((_, index) => (index < heading ? 1 : 2));

describe('the sample article, sentence by sentence', () => {
  const trump = 'Donald Trump (US President)';
  const kadhemi = 'Mustafa Al Kadhemi (Prime Minister)';
  const official = 'A senior US administration official';
  const expected = [
    [trump, 'US President Donald Trump said Thursday that American troops would leave Iraq'],
    ['–', 'The meeting comes with attacks on American targets'],
    [trump, '"So at some point, we obviously will be gone," Trump said alongside Kadhemi'],
    [trump, '"But we have been taking our troops out of Iraq fairly rapidly'],
    [trump, 'And hopefully Iraq can live their own lives'],
    [trump, 'Trump said that military considerations were on the agenda'],
    [kadhemi, 'Kadhemi said at the White House that he was "grateful"'],
    ['–', 'The US military withdrew from Iraq in late 2011'],
    ['–', 'But additional American forces were deployed'],
    ['–', 'Opposition to the US presence remains high'],
    [kadhemi, 'Kadhemi told journalists in Washington'],
    [kadhemi, 'On the issue of US troops, Kadhemi said:'],
    [official, 'A senior US administration official, who spoke Wednesday'],
    [official, '"There are no hard fast timelines'],
    [official, 'The official also described "armed groups"'],
    [kadhemi, 'Kadhemi said on Thursday that US officials'],
    ['–', 'The Iraqi premier faces challenges'],
    ['Hashed Al Shaabi', 'The Hashed denies any connection'],
    ['–', 'Kadhemi has angered armed groups'],
    ['–', 'Attacks have risen in recent weeks, with the Iraqi army reporting'],
    ['Iraqi army', 'The projectile did not cause damage or casualties, the army said.'],
    ['–', 'From October to the end of July'],
    ['–', 'But after the White House earlier this month confirmed'],
    ['–', 'Between August 4 and 18'],
    ['–', 'While the impact has been limited'],
  ] as const;

  test('without any help', () => {
    const found = spoken(article, { sections });
    expect(found).toHaveLength(expected.length);
    for (const [index, [speaker, words]] of expected.entries()) {
      expect(found[index]).toContain(`${speaker}: ${words}`);
    }
    expect(doubtsIn(article, { sections })).toEqual([]);
  });

  test('with the people of the front matter, whose roles and spellings win', () => {
    const people = [
      {
        name: 'Donald Trump',
        roles: ['President of the United States', 'the US president'],
        aliases: ['Trump'],
      },
      {
        name: 'Mustafa al-Kadhimi',
        roles: ['Prime Minister of Iraq'],
        aliases: ['Kadhemi', 'Mustafa Al Kadhemi'],
      },
    ];
    const found = speakersIn(article, { sections, people });
    expect(found[4]).toBe('Donald Trump (President of the United States)');
    expect(found[6]).toBe('Mustafa al-Kadhimi (Prime Minister of Iraq)');
    expect(found.filter((speaker) => speaker !== '–')).toHaveLength(14);
  });

  test('the people whom the article shows to be people', () => {
    expect(
      attribute(article)
        .people.map(({ name, role }) => `${name}, ${role}`)
        .sort(),
    ).toEqual([
      'Abu Mahdi Al Muhandis, Iraqi paramilitary leader',
      'Donald Trump, US President',
      'Mustafa Al Kadhemi, Prime Minister',
      'Qasem Soleimani, top Iranian commander General',
    ]);
  });
});

describe('other newspapers', () => {
  test('a British report in single quotation marks', () => {
    const found = speakersIn([
      '‘We can’t go on like this,’ said Margaret Hollis, a nurse at St Mary’s Hospital. ‘The wards’ staff are exhausted.’',
      'The trust’s chief executive, Sir Alan Prior, said it was ‘deeply sorry’. He added: ‘We have let people down.’',
      "A spokesperson for the Department of Health said: 'We're investing a further £2bn.'",
      'The hospital opened in 1974.',
    ]);
    expect(found).toEqual([
      'Margaret Hollis (nurse at St Mary’s Hospital)',
      'Margaret Hollis (nurse at St Mary’s Hospital)',
      'Sir Alan Prior (chief executive)',
      'Sir Alan Prior (chief executive)',
      'A spokesperson for the Department of Health',
      '–',
    ]);
  });

  test('a report from a court', () => {
    const found = speakersIn([
      'Prosecutor Helen Marsh told the jury that the defendant had planned the fire for weeks. “He bought the petrol on the Monday,” she said.',
      'The defendant, Kevin Doyle, 34, denies arson.',
      'Judge Peter Okafor warned jurors not to read about the case. “You must decide on what you hear in this room,” the judge said.',
      'The judge denied him bail. The trial continues.',
      'According to police, nobody was hurt.',
    ]);
    expect(found).toEqual([
      'Helen Marsh (Prosecutor)',
      'Helen Marsh (Prosecutor)',
      'Kevin Doyle (defendant)',
      'Peter Okafor (Judge)',
      'Peter Okafor (Judge)',
      '–',
      '–',
      'Police',
    ]);
  });

  test('a press conference with two speakers and pronouns', () => {
    const passage = [
      'Finance Minister Clara Boon said the budget would be balanced. She said no tax would rise.',
      'Central bank governor Erik Lund disagreed with Boon. He said: “The figures do not add up.”',
      'Boon replied that Lund was wrong. “He has never read them,” she added.',
      'Boon and Lund said they would meet again.',
    ];
    expect(speakersIn(passage)).toEqual([
      'Clara Boon (Finance Minister)',
      'Clara Boon (Finance Minister)',
      '–',
      '–',
      'Clara Boon (Finance Minister)',
      'Clara Boon (Finance Minister)',
      '–',
    ]);
    expect(doubtsIn(passage)).toEqual([
      'p2.1: it is not certain who “he” is',
      'p4.0: more than one is said to speak',
    ]);
  });

  test('spokespeople and institutions', () => {
    const found = speakersIn([
      'The Irish Aviation Authority (IAA) said the flights were safe. The IAA denied any delay.',
      'A statement from Northern Rail said: “We apologise for the disruption.”',
      '“The line will open in May,” a spokeswoman for the company said. “We’re confident of that.”',
      'Interior ministry spokesman Khaled al-Mohamad said two people were arrested. The spokesman did not name them.',
      'US officials say the talks failed; witnesses in Basra said shots were fired.',
      'The report said costs had doubled.',
    ]);
    expect(found).toEqual([
      'Irish Aviation Authority',
      'Irish Aviation Authority',
      'Northern Rail',
      'A spokeswoman for the company',
      'A spokeswoman for the company',
      'Khaled al-Mohamad (Interior ministry spokesman)',
      '–',
      '–',
      '–',
    ]);
  });

  test('reports of news agencies', () => {
    const found = speakersIn([
      'Two security sources told Reuters the rockets had missed.',
      "Kadhemi's office said in a statement that 5,000 people were moved.",
      'A Taliban spokesman, Zabihullah Mujahid, said ten soldiers were killed.',
      'North Korea’s state news agency KCNA said the test was a success.',
      'Apple said it had sold 40m phones, while Samsung said it sold 50m.',
      '“It is serious,” the head of the World Health Organization, Tedros Ghebreyesus, said.',
      'Asked about it, Tedros said the agency was ready.',
      'A defence ministry spokesperson declined to comment.',
      'Former president Barack Obama, in a rare rebuke, called it “an absolute chaotic disaster”.',
    ]);
    const tedros = 'Tedros Ghebreyesus (head of the World Health Organization)';
    expect(found).toEqual([
      'Two security sources',
      "Kadhemi's office",
      'Zabihullah Mujahid (Taliban spokesman)',
      'KCNA',
      '–',
      tedros,
      tedros,
      '–',
      'Barack Obama (Former president)',
    ]);
  });

  test('an interview with Q and A', () => {
    const passage = [
      'The Herald spoke to the marine biologist Ines Duarte about her new book.',
      'Q: What made you write it?',
      'A: My father fished here. I wanted to say “thank you” to him.',
      'Q: Will there be another?',
      'A: I hope so.',
    ];
    expect(speakersIn(passage).slice(1)).toEqual([
      '–',
      ...Array(2).fill('Ines Duarte (marine biologist)'),
      '–',
      'Ines Duarte (marine biologist)',
    ]);
    expect(speakersIn(passage.slice(1))).toEqual(Array(5).fill('–'));
    expect(doubtsIn(passage.slice(1))).toEqual([
      'p2.0: the article does not say who answers',
      'p4.0: the article does not say who answers',
    ]);
  });

  test('an interview with names and initials', () => {
    const found = speakersIn([
      'Senator Mike Delph is with us this morning.',
      'MD: I try to listen to everybody.',
      'Wikinews: Why?',
      'MD: Because I was elected. Jim said “no”.',
      'Wikinews: Thank you.',
    ]);
    expect(found.slice(1)).toEqual([
      'Mike Delph (Senator)',
      'Wikinews',
      'Mike Delph (Senator)',
      'Mike Delph (Senator)',
      'Wikinews',
    ]);
  });

  test('a label that stands once, and a caption that stands twice, are no interview', () => {
    expect(speakersIn(['Background: The minister did not answer.', 'Trump left.'])).toEqual(['–', '–']);
    expect(speakersIn(['Photo: The minister in May.', 'Photo: The minister in June.'])).toEqual(['–', '–']);
  });
});

describe('from the sentence itself', () => {
  test.each([
    ['before the verb', 'Trump said the troops would leave.', 'Trump'],
    ['behind the verb', '“The troops will leave,” said Trump.', 'Trump'],
    [
      'behind the verb, with a role',
      '“The troops will leave,” said US President Donald Trump on Thursday.',
      'Donald Trump (US President)',
    ],
    ['after a time', 'On Thursday Trump said the troops would leave.', 'Trump'],
    ['after a place', 'In Washington, Trump told reporters the troops would leave.', 'Trump'],
    ['with an adverb between', 'Trump has repeatedly said the troops will leave.', 'Trump'],
    ['with an insertion between', 'Jane Doe, who was there, said it was over.', 'Jane Doe'],
    ['between pauses', 'The troops, Trump said, will leave.', 'Trump'],
    ['at the end', 'The troops will leave, Trump said late on Thursday.', 'Trump'],
    [
      'according to',
      'The troops will leave, according to General Jo Doe, who was there.',
      'Jo Doe (General)',
    ],
    ['a promise', 'Trump vowed to bring the troops home.', 'Trump'],
    ['an announcement', 'The Foreign Ministry announced the end of the talks.', 'Foreign Ministry'],
    ['a denial', 'Iran denies it was behind the attack.', 'Iran'],
    ['a description that quotes', 'Trump described the war as “a very bad idea”.', 'Trump'],
    ['paper speaks for whoever issued it', 'A statement from Wee W said the shop would close.', 'Wee W'],
    [
      'what is told may name others who speak',
      'Trump said that Kadhemi had told him the war was over.',
      'Trump',
    ],
    ['and so may an insertion in it', 'Trump said that, according to the army, the war was over.', 'Trump'],
    [
      'no article before a title',
      'Prime Minister Boris Johnson told MPs it was over.',
      'Boris Johnson (Prime Minister)',
    ],
    [
      'a verb without one of its own',
      'Google News closed its office, and said it would not return.',
      'Google News',
    ],
    ['a name with a small word in it', 'Mohammed bin Salman said it was over.', 'Mohammed bin Salman'],
    ['a name that ends like a possessive', 'Sotheby’s said the painting was sold.', 'Sotheby’s'],
    [
      'a ministry with an “and”',
      'The Ministry of Trade and Industry said prices had risen.',
      'Ministry of Trade and Industry',
    ],
    [
      'a colon',
      'Labour MP Paul Flynn raised doubts: “There are serious questions about this.”',
      'Paul Flynn (Labour MP)',
    ],
  ])('%s', (_, sentence, speaker) => expect(speakersIn([sentence])).toEqual([speaker]));

  test.each([
    ['narration', 'Trump met Kadhemi in Washington.'],
    ['someone who is spoken to', 'Trump was told the troops would leave.'],
    ['someone who is said to be something', 'Trump is said to be angry.'],
    ['someone who does not speak', 'Trump did not say when the troops would leave.'],
    ['a clause inside narration', 'After Trump said the troops would leave, the attacks went on.'],
    ['a relative clause', 'The plan, which Trump said was dead, came back.'],
    [
      'an object that is no speech',
      'Jane Doe added a second goal and denied Spain a win by saving a penalty.',
    ],
    ['something denied without a word', 'The embassy denied him a visa.'],
    ['paper', 'The report said costs had doubled.'],
    ['a plan', 'According to the plan, the troops will leave.'],
    ['the title of a work', 'CBS praised the show “The Mindy Project”.'],
    ['a common word at the beginning', 'Plague said no more. The plague was over.'],
    ['two who speak', 'Trump said it was over, and Kadhemi said it was not.'],
    ['two who speak together', 'Trump and Kadhemi said it was over.'],
    ['several who speak together', 'Trump, Pence and Pompeo said it was over.'],
  ])('nobody: %s', (_, sentence) => expect(new Set(speakersIn([sentence]))).toEqual(new Set(['–'])));
});

describe('names and roles', () => {
  test('a last name is the one full name of the article that ends with it', () => {
    expect(speakersIn(['Kadhemi said so.', 'Mustafa Al Kadhemi took office in May.'])[0]).toBe(
      'Mustafa Al Kadhemi',
    );
  });

  test('a last name that two bear is nobody’s, until the editor gives it to one', () => {
    const passage = ['Donald Trump and Melania Trump arrived.', 'Trump said it was late.'];
    expect(speakersIn(passage)[1]).toBe('–');
    expect(doubtsIn(passage)).toEqual(['p2.0: “Trump” may be Donald Trump or Melania Trump']);
    const people = [{ name: 'Melania Trump', aliases: ['Trump'] }];
    expect(speakersIn(passage, { people })[1]).toBe('Melania Trump');
  });

  test('a role that two hold is nobody’s', () => {
    const passage = [
      'US President Donald Trump met Iranian President Hassan Rouhani.',
      'The president said it was late.',
      'The Iranian president said it was early.',
    ];
    expect(speakersIn(passage).slice(1)).toEqual(['–', 'Hassan Rouhani (Iranian President)']);
    expect(doubtsIn(passage)[0]).toMatch(/^p2\.0: “the president” may be .* or /);
  });

  test('a vice-president is not the president, and a former mayor not the mayor', () => {
    const passage = [
      'Vice President Mike Pence and former mayor Rudy Giuliani arrived.',
      'The president said it was late.',
      'The mayor said it was early.',
    ];
    expect(speakersIn(passage).slice(1)).toEqual(['–', '–']);
  });

  test('a body with two longer names is neither', () => {
    const passage = ['The Iraqi army met the Turkish army.', 'The army said it was late.'];
    expect(speakersIn(passage)[1]).toBe('–');
    expect(doubtsIn(passage)).toEqual(['p2.0: “the army” may be Iraqi army or Turkish army']);
  });

  test('two unnamed officials are not one', () => {
    const passage = [
      'A senior official said it was over.',
      'A junior official said it was not.',
      'The official said no more was known.',
    ];
    expect(speakersIn(passage)).toEqual(['A senior official', 'A junior official', '–']);
  });

  test('people come with what else the article calls them', () => {
    const { people } = attribute(['Mr Biden spoke. President Joe Biden waved.'], {
      people: [{ name: 'Jane Doe', roles: ['Mayor', 'the city’s mayor'], aliases: ['Doe'] }],
    });
    expect(people).toEqual([
      { name: 'Jane Doe', role: 'Mayor', aliases: ['Doe'] },
      { name: 'Joe Biden', role: 'President', aliases: ['Biden'] },
    ]);
  });
});

describe('pronouns', () => {
  test.each([
    [
      'the one who spoke just before',
      'Prime Minister Boris Johnson said it was over. He said nobody would pay.',
      'Boris Johnson (Prime Minister)',
    ],
    [
      'the only person named just before',
      'President Joe Biden met reporters. “It is over,” he said.',
      'Joe Biden (President)',
    ],
    [
      'the one meant before',
      'President Joe Biden came late. He was tired. He said it was over.',
      'Joe Biden (President)',
    ],
    ['the woman of two', 'Mr John Smith married Ms Jane Doe. She said it was late.', 'Jane Doe'],
    [
      'the body that spoke',
      'The Justice Ministry said it was over. It added that nobody would pay.',
      'Justice Ministry',
    ],
    [
      'the officials who spoke',
      'US officials said it was over. They added that nobody would pay.',
      'US officials',
    ],
  ])('%s', (_, passage, speaker) => expect(speakersIn([passage]).at(-1)).toBe(speaker));

  test.each([
    ['two people', 'President Joe Biden met Prime Minister Boris Johnson. He said it was over.'],
    ['a woman, but “he”', 'A spokeswoman for the ministry said it was over. He said it was not.'],
    ['nobody before', 'He said it was over.'],
    ['a sentence about nobody before', 'President Joe Biden arrived. The army left. He said it was over.'],
    ['the other one is named behind the verb', 'The army left. He told President Joe Biden it was over.'],
    [
      'another name first in its own sentence',
      'President Joe Biden arrived. When Senator John Kerry spoke, he said it was over.',
    ],
    [
      'someone of whom the article says nothing',
      'Fluke’s speech praised Mayor Jane Doe. She said it was late.',
    ],
  ])('nobody: %s', (_, passage) => {
    expect(speakersIn([passage]).at(-1)).toBe('–');
    expect(doubtsIn([passage]).at(-1)).toMatch(/it is not certain who “(?:he|she)” is$/);
  });
});

describe('quotations', () => {
  test('all sentences of a quotation have its speaker, wherever that stands', () => {
    expect(speakersIn(['“We came. We saw,” Trump said. “We left. It was late.”'])).toEqual(
      Array(4).fill('Trump'),
    );
    expect(speakersIn(['Trump said: “We came. We saw” and left.'])).toEqual(Array(2).fill('Trump'));
  });

  test('a quotation right behind reported speech is carried on', () => {
    expect(speakersIn(['Trump said it was late. “I want to sleep.”'])).toEqual(['Trump', 'Trump']);
  });

  test('a paragraph that is wholly a quotation is carried on, also over a heading', () => {
    const passage = ['Trump said it was late.', '“I want to sleep. I am tired.”'];
    expect(speakersIn(passage, { sections: [1, 2] })).toEqual(['Trump', 'Trump', 'Trump']);
  });

  test.each([
    ['the last word was not his', ['Trump said it was late. The army left.', '“I want to sleep.”']],
    ['two spoke before', ['Trump said it was late. Kadhemi said it was early.', '“I want to sleep.”']],
    [
      'something else stands in the paragraph',
      ['Trump said it was late.', '“I want to sleep.” The army left.'],
    ],
    ['nobody spoke', ['Trump arrived late.', '“I want to sleep.”']],
  ])('a paragraph is not carried on where %s', (_, passage) => {
    expect(speakersIn(passage)).not.toContain('Trump: “I want to sleep.”');
    expect(doubtsIn(passage)).toContainEqual('p2.0: nobody is named as the one who says it');
  });

  test('two who take turns without names stay nameless after the first turn', () => {
    const passage = [
      '“Why are we here?” asked Jones.',
      '“Because it is late,” said Smith.',
      '“I want to sleep.”',
      '“Then go and sleep.”',
    ];
    expect(speakersIn(passage)).toEqual(['Jones', 'Smith', 'Smith', '–']);
  });

  test('a quotation over several paragraphs opens each and closes once', () => {
    const passage = ['Trump said: “We came. We saw.', '“We left.', '“It was late.”', 'The army stayed.'];
    expect(speakersIn(passage)).toEqual(['Trump', 'Trump', 'Trump', 'Trump', '–']);
    const others = ['Kadhemi said it was early. Trump said it was late.', '“We came. We saw.', '“We left.”'];
    expect(speakersIn(['Kadhemi said so.', 'Trump said it was late.', ...others.slice(1)]).slice(1)).toEqual(
      Array(4).fill('Trump'),
    );
    expect(speakersIn(others).slice(2)).toEqual(['–', '–', '–']);
    const attributedLast = ['"We came.', '"We left," Trump said.'];
    expect(speakersIn(attributedLast)).toEqual(['Trump', 'Trump']);
  });

  test('a quotation that nothing closes stops at its sentence, and the editor hears of it', () => {
    const passage = ['Trump said: "We came. We saw.', 'The army stayed.'];
    expect(speakersIn(passage)).toEqual(['Trump', '–', '–']);
    expect(doubtsIn(passage)).toEqual(['p1.0: its quotation mark is never closed']);
  });

  test('a quotation that nobody is said to speak is listed once, where it begins', () => {
    expect(doubtsIn(['The crowd was loud. “We want peace. We want it now.”'])).toEqual([
      'p1.1: nobody is named as the one who says it',
    ]);
  });

  test.each([
    ['words at a distance', 'The “special operation” went on.'],
    ['a title', 'She starred in “The Dark Knight Rises” in 2012.'],
    ['apostrophes', "The troops' pay and the '80s' music of rock 'n' roll were Iraq's."],
  ])('%s are no quotation', (_, sentence) => expect(doubtsIn([sentence])).toEqual([]));

  test.each([
    ['straight', '"We came," Trump said.'],
    ['curly', '“We came,” Trump said.'],
    ['single straight', "'We didn't come,' Trump said."],
    ['single curly', '‘We didn’t come,’ Trump said.'],
    ['guillemets', '«We came», Trump said.'],
    ['a name inside it', '“Kadhemi said no,” Trump said.'],
  ])('%s marks', (_, sentence) => expect(speakersIn([sentence])).toEqual(['Trump']));
});

describe('an editor’s word', () => {
  const passage = ['Trump said it was late. “I want to sleep,” Kadhemi said.', '“Go to bed.”'];

  test('wins over what the sentence says, and is carried on', () => {
    const overrides = [{ address: 'p1', sentences: [1], speaker: 'Jane Doe' }];
    expect(speakersIn(passage, { overrides })).toEqual(['Trump', 'Jane Doe', '–']);
    const all = [{ address: 'p1', speaker: 'Jane Doe' }];
    expect(speakersIn(passage, { overrides: all })).toEqual(['Jane Doe', 'Jane Doe', 'Jane Doe']);
  });

  test('may say that nobody speaks, and is asked for no more', () => {
    const overrides = [{ address: 'p2', speaker: null }];
    expect(speakersIn(['“Go to bed.”', '“Go to bed.”'], { overrides })).toEqual(['–', '–']);
    expect(doubtsIn(['“Go to bed.”', '“Go to bed.”'], { overrides })).toEqual([
      'p1.0: nobody is named as the one who says it',
    ]);
  });

  test('may be a part of a name or a role, and means the whole', () => {
    const people = [{ name: 'Donald Trump', roles: ['US President'] }];
    for (const speaker of ['Donald Trump', 'Trump', 'the US president']) {
      const overrides = [{ address: 'p2', speaker }];
      expect(speakersIn(passage, { people, overrides })[2]).toBe('Donald Trump (US President)');
    }
  });

  test('for a paragraph that is not there is passed over', () => {
    expect(speakersIn(['Trump left.'], { overrides: [{ address: 'p9', speaker: 'Trump' }] })).toEqual(['–']);
  });
});

describe('what stands beside the running text', () => {
  test('nothing is carried on from a standfirst', () => {
    const { speakers } = attributeSpeakers({
      language: 'en',
      people: [],
      overrides: [],
      paragraphs: [
        {
          address: 'standfirst',
          text: 'Trump said it was late.',
          sentences: [{ start: 0, end: 23 }],
          section: 0,
        },
        { address: 'p1', text: '“I want to sleep.”', sentences: [{ start: 0, end: 18 }], section: 1 },
      ],
    });
    expect([...speakers]).toEqual([['standfirst.0', { name: 'Trump' }]]);
  });
});

describe('other languages', () => {
  const people = [{ name: 'دونالد ترامب', roles: ['الرئيس الأمريكي'], aliases: ['ترامب'] }];

  test.each([
    ['a name', 'قال ترامب إن القوات ستغادر العراق.'],
    ['a role and a name', 'وأكد الرئيس الأمريكي دونالد ترامب أن القوات ستغادر.'],
    ['behind a quotation', '«سنغادر قريبا»، أضاف ترامب.'],
  ])('Arabic: %s right behind a verb of saying', (_, sentence) => {
    expect(speakersIn([sentence], { language: 'ar', people })).toEqual(['دونالد ترامب (الرئيس الأمريكي)']);
  });

  test.each([
    ['an adviser of his', 'قال مستشار ترامب إن القوات ستغادر.'],
    ['two who speak', 'قال ترامب والكاظمي إن القوات ستغادر.'],
    ['inside a quotation', '«قال ترامب ذلك أمس».'],
    ['a verb of doing', 'زار ترامب بغداد.'],
  ])('Arabic: nobody for %s', (_, sentence) => {
    expect(speakersIn([sentence], { language: 'ar', people })).toEqual(['–']);
  });

  test('elsewhere only the editor names speakers, and quotations are listed', () => {
    const passage = ['Trump said: « Nous partirons bientôt. »', '« Nous sommes fatigués. »'];
    expect(speakersIn(passage, { language: 'fr' })).toEqual(['–', '–']);
    expect(doubtsIn(passage, { language: 'fr' })).toHaveLength(2);
    const overrides = [{ address: 'p1', speaker: 'Trump' }];
    expect(speakersIn(passage, { language: 'fr', overrides })).toEqual(['Trump', 'Trump']);
  });
});

describe('promises', () => {
  const piece = fc.constantFrom(
    ...[
      'Trump',
      'Kadhemi',
      'US President',
      'the army',
      'he',
      'said',
      'that',
      'and',
      ',',
      ':',
      '.',
      '. ',
      '"',
      '“',
      '”',
    ],
    ...[
      "'",
      '’',
      '«',
      '»',
      '(',
      ')',
      '–',
      ' ',
      '🎉',
      'قال',
      'according to',
      'Q: ',
      'A: ',
      'Al',
      'Mr.',
      '\u200f',
    ],
  );
  const texts = fc.array(
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(' ')),
    { maxLength: 6 },
  );

  test('whatever the text, every speaker and every doubt is of a sentence that is there', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'ar', 'fr'), (paragraphs, language) => {
        const known = paragraphs.flatMap((text, index) =>
          splitSentences(text, language).map((_, sentence) => `p${index + 1}.${sentence}`),
        );
        const { speakers, unsure } = attribute(paragraphs, { language });
        expect(known).toEqual(expect.arrayContaining([...speakers.keys()]));
        expect(known).toEqual(
          expect.arrayContaining(unsure.map(({ address, sentence }) => `${address}.${sentence}`)),
        );
        for (const { name, role } of speakers.values()) {
          expect(name.trim()).not.toBe('');
          expect(role).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['Trump said so. ', '"a ', ' "a', "'a ", '(', ', and ', 'Donald Trump ', 'he said, '])(
    'a long paragraph made of %j is read in linear time',
    (unit) => {
      const long = unit.repeat(Math.ceil(2 ** 17 / unit.length));
      const before = process.threadCpuUsage();
      attribute([long]);
      // Time of this thread at work, so that a busy machine is no reason to fail.
      expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(5000);
    },
  );
});
