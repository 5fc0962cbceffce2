export type { Answer, Answers, AskOptions } from './answer.ts';
