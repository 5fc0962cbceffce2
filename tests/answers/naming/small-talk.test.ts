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

test.each([
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
