import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import { loadContent } from '../../src/content/index.ts';

const { library } = await loadContent('content', { publicUrl: 'http://127.0.0.1:8080' });
const answers = createAnswers(library);

/** Asks some questions one after the other, as a chat does, and gives the first excerpt of the last answer. */
function talk(...questions: string[]) {
  let about: string | undefined;
  let last = answers.ask('');
  for (const question of questions) {
    last = answers.ask(question, about === undefined ? {} : { about });
    about = last.subject;
  }
  const [best] = last.excerpts;
  return { ...last, text: best && library.quote(best).text };
}

test.each([
  [['what did Trump say about troops?', 'and Kadhemi?'], 'We definitely do not need combat troops'],
  [['who is Soleimani?', 'when was he killed?'], 'at the beginning of this year'],
  [['who is Kadhemi?', 'what did he say about weapons?'], 'Any weapons outside the framework'],
  [['39 rocket attacks', 'who?'], 'Iraqi armed factions carried out'],
])('%j finds %j', (questions, words) => {
  const { text, followsUp } = talk(...questions);
  expect(text).toContain(words);
  expect(followsUp).toBe(true);
});

test('a question that may be meant as it stands too is answered as it is surest', () => {
  expect(talk('what is the Hashed?', 'do they deny the attacks?').text).toContain('The Hashed denies');
});

test('a question that names what it asks about follows up nothing', () => {
  expect(talk('what is the Hashed?', 'when did Kadhemi take office?')).toMatchObject({
    followsUp: false,
    subject: 'when did Kadhemi take office?',
  });
});

test('without a question before, "when?" asks for nothing', () => {
  expect(talk('when?')).toMatchObject({ tier: 'none', followsUp: false });
});

test('the subject stays through several follow-ups', () => {
  expect(talk('rocket attacks', 'when?', 'and why?').subject).toContain('rocket attacks');
});
