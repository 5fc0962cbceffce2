import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, Change } from '../../src/content/index.ts';
import { buildArticle, compareRevisions, paragraphsOf, textOf } from '../../src/content/index.ts';

const PUBLICATION = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };

function build(...paragraphs: string[]): Article {
  return buildArticle(
    {
      slug: 'visit',
      headline: 'A visit',
      published: Temporal.ZonedDateTime.from('2026-01-01T09:00[UTC]'),
      body: [{ paragraphs }],
    },
    PUBLICATION,
  );
}

/** Changes as they are read: `+ added`, `- removed`, `~ old > new`, `≈ old > new` for typography, `^ moved`. */
function changes(before: Article, after: Article): string[] {
  return compareRevisions(before, after).map((change) => {
    if (change.kind === 'added') return `+ ${textOf(after, change.after)}`;
    if (change.kind === 'removed') return `- ${textOf(before, change.before)}`;
    if (change.kind === 'moved') return `^ ${textOf(after, change.after)}`;
    const sign = change.substance ? '~' : '≈';
    return `${sign} ${textOf(before, change.before)} > ${textOf(after, change.after)}`;
  });
}

function sentences(article: Article): string[] {
  return paragraphsOf(article).flatMap(({ text, sentences: spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
}

/** What stands in no change keeps its order; each change says what stands at its place. */
function apply(list: readonly Change[], before: Article, after: Article): string[] {
  const place = (article: Article, paragraph: string, start: number) => {
    const all = paragraphsOf(article).flatMap(({ address, sentences: spans }) =>
      spans.map((span) => `${address}:${span.start}`),
    );
    return all.indexOf(`${paragraph}:${start}`);
  };
  const gone = new Set<number>();
  const put = new Map<number, string>();
  for (const change of list) {
    if (change.kind !== 'added') gone.add(place(before, change.before.paragraph, change.before.start));
    if (change.kind !== 'removed')
      put.set(place(after, change.after.paragraph, change.after.start), textOf(after, change.after));
  }
  const kept = sentences(before).filter((_, index) => !gone.has(index));
  const length = kept.length + put.size;
  return Array.from({ length }, (_, at) => put.get(at) ?? kept.shift() ?? '(nothing)');
}

describe('two revisions are compared sentence by sentence', () => {
  test('what did not change is no change', () => {
    expect(changes(build('He came. He left.'), build('He came. He left.'))).toEqual([]);
  });

  test('a sentence that was added or removed', () => {
    const [short, long] = [build('He came. He left.'), build('He came. Crowds had gathered early. He left.')];
    expect(changes(short, long)).toEqual(['+ Crowds had gathered early.']);
    expect(changes(long, short)).toEqual(['- Crowds had gathered early.']);
  });

  test('a sentence that was reworded, though everything around it is new, too', () => {
    expect(
      changes(
        build('There were 35 rocket attacks on the base in March. He left.'),
        build('It was a long year. There were 39 rocket attacks on the base in March. He left.'),
      ),
    ).toEqual([
      '+ It was a long year.',
      '~ There were 35 rocket attacks on the base in March. > There were 39 rocket attacks on the base in March.',
    ]);
  });

  test('a number, a sign, a question mark and a capital are substance', () => {
    for (const [before, after] of [
      ['It cost 1.5 million.', 'It cost 15 million.'],
      ['It was -5 degrees in the city.', 'It was 5 degrees in the city.'],
      ['He left the city.', 'He left the city?'],
      ['He saw a bill in the house.', 'He saw a Bill in the house.'],
      ['He will not resign his seat.', 'He will resign his seat.'],
    ] as const)
      expect(changes(build(before), build(after)), after).toEqual([`~ ${before} > ${after}`]);
  });

  test('quotation marks, spaces, dashes, commas and the last full stop are typography', () => {
    for (const [before, after] of [
      ['"We will go," he said.', '“We will go,” he said.'],
      ['He came, saw and won.', 'He came, saw, and won.'],
      ['He came - and went.', 'He came – and went.'],
      ["It's 5,000 troops.", 'It’s 5,000\u00a0troops.'],
      ['He came and went.', 'He came and went'],
    ] as const)
      expect(changes(build(before), build(after)), after).toEqual([`≈ ${before} > ${after}`]);
  });

  test('a sentence that moved is not one that was removed, also where its typography changed on the way', () => {
    const before = build('"Go home," he said.', 'Nobody was hurt.', 'The road is open.');
    const after = build('Nobody was hurt.', 'The road is open.', '“Go home,” he said.');
    expect(changes(before, after)).toEqual(['^ “Go home,” he said.']);
  });

  test('another paragraph break is no change', () => {
    expect(changes(build('He came. He left.'), build('He came.', 'He left.'))).toEqual([]);
  });

  test('two sentences that became one: the one that was swallowed knows where its words went', () => {
    const before = build('He met the minister in the palace on Sunday evening. Both men spoke of oil.');
    const after = build('He met the minister in the palace on Sunday evening, and both men spoke of oil.');
    const [reworded, removed] = compareRevisions(before, after);
    expect(reworded?.kind).toBe('reworded');
    expect(removed).toMatchObject({ kind: 'removed', within: { paragraph: 'p1', start: 0 } });
  });

  test('sentences that stand twice are told apart by their place', () => {
    const before = build('He left. He came. He left.');
    expect(changes(before, build('He came. He left.'))).toEqual(['- He left.']);
    expect(changes(before, build('He left. He came. He left. He left.'))).toEqual(['+ He left.']);
  });

  test('two texts that have nothing in common are compared in a moment, however long', () => {
    const long = (word: string) =>
      build(
        ...Array.from({ length: 300 }, (_, n) => `The ${word}${n} of ${word}${n + 1} came. It ${word} then.`),
      );
    const found = compareRevisions(long('alpha'), long('beta'));
    expect(found.length).toBeGreaterThan(500);
  });
});

test('the reported changes, applied to the old revision, give the new one', () => {
  const sentence = fc.constantFrom(
    'The premier met the president on Thursday.',
    'Attacks on the base have risen since March.',
    'There were 39 rocket attacks on targets in the north.',
    '"We will leave," the minister said.',
    'Nobody was hurt in the blast.',
    'Oil prices fell by 3.5 percent.',
    'The road to the airport is open again.',
    'He gave no timetable.',
  );
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(20), text: sentence }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20), text: sentence }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), text: sentence, to: fc.nat(20) }),
    fc.record({ kind: fc.constant('reword' as const), at: fc.nat(20), text: sentence }),
    fc.record({ kind: fc.constant('retype' as const), at: fc.nat(20), text: sentence }),
  );
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 1, maxLength: 14 }),
      fc.array(edit, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      (start, edits, width) => {
        const list: string[] = [...start];
        for (const change of edits) {
          const at = change.at % Math.max(1, list.length);
          const there = list[at] ?? change.text;
          if (change.kind === 'insert') list.splice(at, 0, change.text);
          else if (change.kind === 'remove' && list.length > 1) list.splice(at, 1);
          else if (change.kind === 'move') list.splice(change.to % list.length, 0, ...list.splice(at, 1));
          else if (change.kind === 'reword') list[at] = there.replace(/ (\w+)/, ' $1 reportedly');
          else if (change.kind === 'retype') list[at] = there.replaceAll('"', '”').replace(' on ', ' on, ');
        }
        const before = build(...inParagraphs(start, width));
        const after = build(...inParagraphs(list, 3));
        const found = compareRevisions(before, after);
        expect(apply(found, before, after)).toEqual(sentences(after));
        expect(found.length).toBeLessThanOrEqual(2 * edits.length);
      },
    ),
    { numRuns: Number(process.env.COMPARE_RUNS ?? 300) },
  );
});

function inParagraphs(list: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  for (let at = 0; at < list.length; at += width) paragraphs.push(list.slice(at, at + width).join(' '));
  return paragraphs;
}
