export type { Answer, Answers, AskOptions } from './answer.ts';
export { createAnswers } from './answers.ts';
export { nearestCommands } from './naming/nearest-commands.ts';
export { nearestTopic } from './naming/nearest-topic.ts';
export { saidBy, speakersIn } from './naming/said-by.ts';
export { smallTalk } from './naming/small-talk.ts';
