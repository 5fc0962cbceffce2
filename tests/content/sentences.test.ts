import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/content/sentences.ts';
import { anyCharacter } from '../fakes/any-character.ts';

const split = (text: string, language = 'en') =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

/** The text is written with `|` where a sentence must end, and nowhere else. */
function expectSplit(marked: string, language = 'en') {
  expect(split(marked.replaceAll(/\s*\|\s*/g, ' '), language)).toEqual(marked.split(/\s*\|\s*/));
}

describe('what a full stop may mean', () => {
  test.each([
    ['initials of a name', 'J. K. Rowling met George W. Bush and J.R.R. Tolkien. | Nobody saw it.'],
    ['ranks and titles', 'Gen. Smith told Sen. Jones and Dr. Who so. | Mr. and Mrs. Lt. Col. Ray left.'],
    ['a rank with a hyphen', 'Lt.-Gen. Paul Funk spoke. | He left.'],
    ['a country inside a sentence', 'The U.S. Army and U.S. troops met U.K. Prime Minister Boris Johnson.'],
    ['a country that ends one', 'They arrived in the U.S. | The army stayed.'],
    ['a country that ends one before a name stays joined', 'They left the U.S. Trump stayed.'],
    ['a number with its sign', 'He lives at No. 5 and at no. 10. | She reads Vol. 3, pp. 4 and p. 9.'],
    ['a denial is not a number', 'He asked and she said no. | The talks ended.'],
    ['the time of day', 'It began at 5 a.m. | On Monday it ended at 7 p.m. | Troops left.'],
    [
      'the time of day and what belongs to it',
      'It began at 5 a.m. Monday and at 7 p.m. EST and 8 p.m. Moscow time.',
    ],
    ['decimals and money', 'It rose 3.5 per cent to $1.25. | That was 0.7 more.'],
    ['companies inside a sentence and at its end', 'Apple Inc. Chief Tim Cook met Ford Motor Co. | He left.'],
    [
      'months before a day',
      'Between Aug. 4 and Sept. 18, 14 attacks happened. | It was Aug. | Then it ended.',
    ],
    ['dates with full stops', 'It was on 21.08.2020 at 5.20. | Nobody came.'],
    ['addresses of the web', 'See www.example.com/a.b?c=d. | Write to jo.doe@example.org. | Then wait.'],
    [
      'a war that is over',
      'He fought in World War I. | The war ended. | After World War II. | However, he lived.',
    ],
    ['a sentence that begins with a number', 'The pace intensified. | 39 rockets fell. | $5m was lost.'],
    [
      'a sentence that begins with a quoted number',
      'They came. | "39 rockets fell," he said. | ’92 was better.',
    ],
    ['Latin', 'Soldiers, tanks, etc. were moved, i.e. They left, e.g. Bases. | So it was vs. Iran.'],
    ['numbered lists', '1. Withdraw the troops. | 2. Train the army. | 12. Go home.'],
  ])('%s', (_, marked) => expectSplit(marked));

  test('a missing space before a word that opens sentences does not hide the end', () => {
    expect(split('The talks ended.The army stayed.')).toEqual(['The talks ended.', 'The army stayed.']);
  });

  test('a missing space inside a name joins', () => {
    expect(split('He bought it at Booking.Com and at Node.Js Ltd.')).toHaveLength(1);
  });
});

describe('quotations', () => {
  test.each([
    ['straight', '"We will be gone." | He left. | "And so will you."'],
    ['curly', '“We will be gone.” | He left. | “And so will you.”'],
    ['single straight', "'We will be gone.' | He left. | 'And so will you.'"],
    ['single curly', '‘We will be gone.’ | He left. | ‘And so will you.’'],
    ['guillemets', '«We will be gone.» | He left. | «And so will you.»'],
    ['guillemets with spaces', '« We will be gone. » | He left. | « And so will you. »'],
    ['a comma and an attribution', '"We will be gone," he said. | "You too."'],
    ['a question before its attribution', '"Why?" he asked. | "No!" she cried.'],
    ['a question before an attribution to a name', '"Why us?" Trump asked. | ‘Who goes?’ the official said.'],
    [
      'a question before an attribution that begins with an article',
      '"Why us?" The official asked. | He left.',
    ],
    ['a question and a new sentence', '"Why us?" | Trump left the room. | Nobody knew.'],
    ['an attribution behind a dash', '“We will be gone.” – Donald Trump. | He left.'],
    ['several sentences in one quotation', '"We came. | We saw. | We left," he said.'],
    ['a title with an exclamation mark', 'She sang in "Mamma Mia!" and left. | He heard "Hello!"'],
    ['quotations within quotations', '"He said \'Go.\'" | She left. | “She said ‘Stay.’” | He stayed.'],
  ])('%s', (_, marked) => expectSplit(marked));

  test('a closing mark that stands alone belongs to the sentence before it', () => {
    expect(split('He said "We go. " They went.')).toEqual(['He said "We go. "', 'They went.']);
  });
});

describe('other marks', () => {
  test.each([
    ['dots inside a sentence', 'It was ... well, over. | We went… and came.'],
    ['dots before a new sentence', 'It was over... | The army left. | It was late… | He slept.'],
    ['dots before a name stay joined', 'It was over... Trump left.'],
    ['an omission in brackets', 'It was late. | [...] And then he slept.'],
    ['parentheses', 'He left (he was tired.) and slept. | (She stayed.) | Nobody came.'],
    ['sic', 'The “goverment.” [sic] fell. | He [sic] left.'],
    ['a run of marks', 'What?! | No!!! | Really...?'],
    ['emoji', 'What a day! 🎉'],
    ['a list with semicolons and colons', 'He wants: peace; work; bread. | Nothing else.'],
  ])('%s', (_, marked) => expectSplit(marked));

  test.each(['', ' ', '\n\t', '\u2028'])('nothing but white space (%j) has no sentence', (text) => {
    expect(split(text)).toEqual([]);
  });

  test('only emoji, only marks and a text without a full stop are one sentence', () => {
    expect(split('🎉🎉')).toEqual(['🎉🎉']);
    expect(split('…?!')).toEqual(['…?!']);
    expect(split('  No full stop here ')).toEqual(['No full stop here']);
  });

  test('a line break is a space', () => {
    expect(split('The army\nstayed.\r\nNobody left.')).toEqual(['The army\nstayed.', 'Nobody left.']);
  });
});

describe('other languages', () => {
  test.each([
    [
      'ar',
      'قال ترامب إن القوات ستغادر. | متى؟ | لم يقل ذلك! | وصل د. محمد إلى بغداد. | النسبة 4.9 في المئة.',
    ],
    ['ur', 'یہ ایک جملہ ہے۔ | یہ دوسرا ہے۔'],
    ['de', 'Am 3. Oktober kam Dr. Meier z.B. Nach Nr. 5 am Markt. | Er ging.'],
    ['fr', 'M. Macron est là. | « Oui. » | Il est parti.'],
    ['es', '¿Quién es el Sr. Sánchez? | ¡Nadie! | Sr. Pérez salió.'],
  ])('%s', (language, marked) => expectSplit(marked, language));

  test('a script without spaces', () => {
    expect(split('今日は雨です。明日は晴れます。', 'ja')).toEqual(['今日は雨です。', '明日は晴れます。']);
  });

  test('a language that is no language is refused by name', () => {
    expect(() => split('Text.', 'not a language')).toThrow(RangeError);
  });
});

describe('promises', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '.',
      '!',
      '?',
      '…',
      '...',
      '"',
      '”',
      '“',
      "'",
      '’',
      '«',
      '»',
      '(',
      ')',
      '[',
      ']',
      ' ',
      '  ',
      '\n',
    ),
    fc.constantFrom(
      'U.S.',
      'Dr.',
      'No.',
      '5',
      '1.',
      'a.m.',
      'The',
      'he said',
      'Trump',
      '🎉',
      '۔',
      '؟',
      'قال',
      '\u200f',
    ),
    fc.string({ unit: anyCharacter, maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('every character but white space belongs to exactly one sentence, and none begins or ends with white space', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'ar', 'de', 'ja', 'und'), (line, language) => {
        let end = 0;
        for (const sentence of splitSentences(line, language)) {
          expect(line.slice(end, sentence.start).trim()).toBe('');
          const inside = line.slice(sentence.start, sentence.end);
          expect(inside).toBe(inside.trim());
          expect(inside).not.toBe('');
          end = sentence.end;
        }
        expect(line.slice(end).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    'He said so. ',
    '. ',
    '"',
    '.',
    '." ',
    '1. ',
    'U.S. ',
    ' ',
    '?"',
    '.)',
    'a',
    'A – ',
    '* a ',
    '– 1:23 ',
  ])('a text of 256 KiB made of %j takes linear time', (unit) => {
    const long = unit.repeat(Math.ceil(2 ** 18 / unit.length));
    const before = process.threadCpuUsage();
    splitSentences(long, 'en');
    // Time of this thread at work, so that a busy machine is no reason to fail.
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1250);
  });
});
