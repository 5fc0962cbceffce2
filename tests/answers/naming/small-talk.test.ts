import { expect, test } from 'vitest';
import { smallTalk } from '../../../src/answers/index.ts';

test.each(['hi', 'Hello!', 'hey there', 'Good morning', 'مرحبا', 'السلام عليكم', 'أهلاً وسهلاً', '👋'])(
  '%j is a greeting',
  (text) => {
    expect(smallTalk(text)).toBe('greeting');
  },
);

test.each(['thanks', 'Thank you so much!', 'thx', 'ok thanks', 'شكراً جزيلاً', '🙏🙏'])(
  '%j is thanks',
  (text) => {
    expect(smallTalk(text)).toBe('thanks');
  },
);

test.each(['bye', 'Goodbye!', 'ok bye', 'see you later', 'good night', 'وداعا'])(
  '%j is a goodbye',
  (text) => {
    expect(smallTalk(text)).toBe('goodbye');
  },
);

test.each(['ok', 'Okay.', 'great', 'alright then', '👍', 'تمام'])('%j is a nod', (text) => {
  expect(smallTalk(text)).toBe('nod');
});

test.each([
  'who are you?',
  'are you a bot?',
  'r u a real person',
  'who made you',
  'is this a bot?',
  'هل أنت روبوت؟',
])('%j asks about the bot', (text) => {
  expect(smallTalk(text)).toBe('aboutBot');
});

test.each([
  'are you sure that Trump left?',
  'who made the decision?',
  'who are the Hashed?',
  'bye-election result',
  'hello, who is Trump?',
  'thank whom?',
  'how are you',
  'who?',
  '',
  '😀',
  'hi '.repeat(100),
  'كم عدد الجنود؟',
])('%j is neither', (text) => {
  expect(smallTalk(text)).toBeUndefined();
});
