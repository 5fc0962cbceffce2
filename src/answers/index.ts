export type { Answer, Answers, AskOptions } from './answer.ts';
export { createAnswers } from './answers.ts';
export { nearestCommands } from './naming/nearest-commands.ts';
export { nearestTopic } from './naming/nearest-topic.ts';
export type { PlainRequest } from './naming/plain-request.ts';
export { plainRequest } from './naming/plain-request.ts';
export { saidBy, speakersIn } from './naming/said-by.ts';
export type { SmallTalk } from './naming/small-talk.ts';
export { smallTalk } from './naming/small-talk.ts';
