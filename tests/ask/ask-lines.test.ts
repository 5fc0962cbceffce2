import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { askLines } from '../../src/ask/index.ts';
import { makeArticle, makeLibrary } from '../answers/make-article.ts';

const library = makeLibrary([
  makeArticle('harbour', 'Harbour reopens', ['The harbour reopened on Monday. Ines Duarte said thanks.'], {
    people: [{ name: 'Ines Duarte', aliases: [] }],
  }),
  makeArticle('school', 'School closes', ['The school closed on Friday.']),
]);

async function ask(...lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const output = new PassThrough();
  const [written] = await Promise.all([
    output.toArray(),
    askLines({ input: Readable.from(lines.map((line) => `${line}\n`)), output, library }).then(() =>
      output.end(),
    ),
  ]);
  return Buffer.concat(written)
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function bestOf(line: Record<string, unknown> | undefined): unknown {
  const excerpts = line?.excerpts;
  return Array.isArray(excerpts) ? excerpts[0] : undefined;
}

test('each question gets one line, in order, with where its sentences stand', async () => {
  const [first, second] = await ask(
    '{"id": 1, "question": "When did the harbour reopen?"}',
    '{"id": "b", "question": "When did the school close?", "article": "school"}',
  );
  expect(first).toMatchObject({ id: 1, answered: true });
  expect(bestOf(first)).toEqual({
    article: 'harbour',
    revision: 'harbour00000',
    paragraph: 'p1',
    text: 'The harbour reopened on Monday.',
    url: 'http://127.0.0.1:8080/articles/harbour#p1',
  });
  expect(second).toMatchObject({ id: 'b', excerpts: [{ text: 'The school closed on Friday.' }] });
});

test('who speaks is told by name', async () => {
  const [line] = await ask('{"id": 1, "question": "What did Ines Duarte say?"}');
  expect(bestOf(line)).toMatchObject({ text: 'Ines Duarte said thanks.', speaker: 'Ines Duarte' });
});

test('a question about another article than the named one is not answered', async () => {
  const [line] = await ask('{"id": 1, "question": "When did the harbour reopen?", "article": "school"}');
  expect(line).toMatchObject({ answered: false, excerpts: [] });
});

test('a bad line gets an error and the next one its answer', async () => {
  const lines = await ask(
    'not json',
    '[]',
    '{"id": 3}',
    '{"id": 4, "question": "  "}',
    '{"id": 5, "question": "Who?", "article": "gone"}',
    '{"id": 6, "question": "Who?", "article": 7}',
    '',
    '{"id": 7, "question": "When did the harbour reopen?"}',
  );
  expect(lines.map(({ id }) => id)).toEqual([null, null, 3, 4, 5, 6, 7]);
  expect(lines.slice(0, 6).every(({ error }) => typeof error === 'string')).toBe(true);
  expect(lines[6]).toMatchObject({ answered: true });
});

test('reading waits for a slow reader', async () => {
  let read = 0;
  const input = Readable.from(
    (function* () {
      for (; read < 3000; read++) yield '{"id": 1, "question": "When did the harbour reopen?"}\n';
    })(),
  );
  const takes: (() => void)[] = [];
  const output = new Writable({
    highWaterMark: 1024,
    write: (_chunk, _encoding, done) => void takes.push(done),
  });
  const working = askLines({ input, output, library });
  while (takes.length === 0) await new Promise(setImmediate);
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
  expect(read).toBeLessThan(3000);
  let done = false;
  void working.then(() => {
    done = true;
  });
  while (!done) {
    for (const take of takes.splice(0)) take();
    await new Promise(setImmediate);
  }
  expect(read).toBe(3000);
});
