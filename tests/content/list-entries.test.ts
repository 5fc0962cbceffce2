import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/content/sentences.ts';

const split = (text: string) => splitSentences(text, 'en').map(({ start, end }) => text.slice(start, end));

/** The text is written with `|` where an entry must end, and nowhere else. */
const expectEntries = (marked: string) =>
  expect(split(marked.replaceAll(' | ', ' '))).toEqual(marked.split(' | '));

describe('a list that lost its line breaks is parted at its entries', () => {
  test.each([
    [
      'names and what they did',
      'Paul Ray – lead vocal, bass | John Lund – guitar | Ringo Ott – drums, tambourine',
    ],
    [
      'names with small words and brackets inside',
      'Asia – Asian Federation (AVC) | North and Central America – Northern Federation (NFA) | Bank of the South – Southern Federation (CSV)',
    ],
    [
      'titles in quotation marks with a year',
      '"Gattamelata" (1450) — Piazza del Santo, Padua | "Judith" (1460) — Palazzo Vecchio, Florence | "David" — Bargello, Florence',
    ],
    [
      'tracks with their times',
      '12" vinyl "One More" (Remix) – 5:43 | "Two More" – 7:02 | "Some More" – 6:19',
    ],
    [
      'bullets behind what they belong to',
      'It is still played at: | * Duns, Berwickshire | * Scone | * Kirkwall',
    ],
    ['a list behind a sentence', 'These played. | Ann Lee – cello | Bo Day – viola | Cy Orr – harp'],
  ])('%s', (_, marked) => expectEntries(marked));
});

describe('what only looks like a list stays a sentence', () => {
  test.each([
    'The minister – a former judge – spoke to Ali Hassan – a general – and left.',
    'It won for Choice Show – Fantasy, Choice Actor – Fantasy, Choice Actress – Fantasy and Choice Villain – Drama.',
    'London – Paris – Rome – Vienna',
    'He counted 2 * 3 * 4 * 5 as 120.',
    'Born (1858 - 1940) and Lee (1883 - 1950) and Orr (1872 - 1967) wrote it.',
    'One – so he said – and Two – so he did.',
    '– – – – –',
    '* * *',
  ])('%s', (text) => expect(split(text)).toEqual([text]));
});
