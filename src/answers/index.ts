export type { Answer, Answers, AskOptions } from './answer.ts';
export { createAnswers } from './answers.ts';
