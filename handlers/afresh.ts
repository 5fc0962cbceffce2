import type { Handler } from '../src/conversation/index.ts';
import { ask, question } from './question.ts';

/** The way out of a follow-up: asks the question as it stands, whatever was talked about before. */
export const afresh: Handler = {
  command: 'afresh',
  answer: (request, desk) => (request.rest ? ask(request, desk) : question.answer(request, desk)),
};
