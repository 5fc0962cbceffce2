import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/content/sentences.ts';
import type { SpeakerInput } from '../../src/content/speakers.ts';
import { attributeSpeakers } from '../../src/content/speakers.ts';

type Options = Partial<Pick<SpeakerInput, 'language' | 'people' | 'overrides'>> & {
  readonly sections?: readonly number[];
};

function attribute(texts: readonly string[], { sections = [], ...options }: Options = {}) {
  const language = options.language ?? 'en';
  return attributeSpeakers({
    language,
    people: [],
    overrides: [],
    ...options,
    paragraphs: texts.map((text, index) => ({
      address: `p${index + 1}`,
      text,
      section: sections[index] ?? 1,
      sentences: splitSentences(text, language),
    })),
  });
}

/** Each sentence with its speaker, `Name (role): sentence`, or `–: sentence` where nobody is named. */
function spoken(texts: readonly string[], options: Options = {}): string[] {
  const { speakers } = attribute(texts, options);
  return texts.flatMap((text, index) =>
    splitSentences(text, options.language ?? 'en').map(({ start, end }, sentence) => {
      const speaker = speakers.get(`p${index + 1}.${sentence}`);
      const said = speaker?.role ? `${speaker.name} (${speaker.role})` : (speaker?.name ?? '–');
      return `${said}: ${text.slice(start, end)}`;
    }),
  );
}

/** Who speaks in the sentences of a passage, without the sentences. */
function speakersIn(texts: readonly string[], options: Options = {}): string[] {
  return spoken(texts, options).map((line) => line.slice(0, line.indexOf(':')));
}

function doubtsIn(texts: readonly string[], options: Options = {}): string[] {
  return attribute(texts, options).unsure.map(
    ({ address, sentence, reason }) => `${address}.${sentence}: ${reason}`,
  );
}

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

  test('a single label is no interview', () => {
    expect(speakersIn(['Note: The minister did not answer.', 'Trump left.'])).toEqual(['–', '–']);
  });
});
