import type { Answer } from '../src/answers/index.ts';
import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
import { contextChoice, moreChoice, QUOTED_AT_ONCE, quote, topicChoices } from '../src/conversation/index.ts';

/** The longest question, in UTF-16 units; beyond it nobody asks, somebody pastes. */
const LONGEST = 1000;

/** From this confidence on the best excerpt stands alone; the others are behind "more". */
const SURE = 0.85;

/** Everything that is no command: the sentences that answer, or an honest no with the nearest ones. */
export const question: Handler = {
  command: 'ask',
  description: 'commands.ask',
  answer({ rest, incoming }, desk) {
    const { library, answers, words } = desk;
    if (!rest) return invitation(desk);
    if (rest.length > LONGEST)
      return { parts: [{ kind: 'words', text: words('asking.tooLong', { count: LONGEST }) }], choices: [] };
    if (library.articles.length === 0)
      return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };

    const open = incoming.article && library.article(incoming.article) ? incoming.article : undefined;
    const here = answers.ask(rest, open ? { article: open } : {});
    if (here.answered) return answered(here, desk);
    const anywhere = open && library.articles.length > 1 ? answers.ask(rest) : undefined;
    if (anywhere?.answered) {
      const { parts, ...found } = answered(anywhere, desk);
      return { parts: [{ kind: 'words', text: words('answer.elsewhere') }, ...parts], ...found };
    }
    return unanswered(here, desk, Boolean(open) || library.articles.length === 1);
  },
};

function answered(answer: Answer, { library, words }: Desk): Reply {
  const most = answer.confidence >= SURE ? 1 : QUOTED_AT_ONCE;
  const shown = answer.excerpts.slice(0, most);
  const rest = [...answer.excerpts.slice(most), ...answer.near];
  return {
    parts: quote(shown),
    choices: [
      ...moreChoice(library, rest, words),
      ...shown.slice(0, 1).map((best) => contextChoice(library, best, words)),
    ],
    outcome: 'answered',
  };
}

function unanswered({ near }: Answer, { library, words }: Desk, oneArticle: boolean): Reply {
  const no = words(oneArticle ? 'answer.none' : 'answer.noneAnywhere');
  const nearest = words(oneArticle ? 'answer.nearest' : 'answer.nearestAnywhere');
  return {
    parts: [
      { kind: 'words', text: no },
      ...(near.length > 0 ? [{ kind: 'words', text: nearest } as const] : []),
      ...quote(near.slice(0, QUOTED_AT_ONCE)),
    ],
    choices: topicChoices(library, 3),
    outcome: 'unanswered',
  };
}

function invitation({ library, words }: Desk): Reply {
  return { parts: [{ kind: 'words', text: words('asking.how') }], choices: topicChoices(library, 6) };
}
