/** The bot's own words. They speak of the bot and of what the articles hold, never of the news. */
export const words = {
  updated: (date: string) => `updated ${date}`,

  welcome: (publication: string) =>
    `I answer from the articles of ${publication}, in their own words. Ask a question, type a keyword, or choose a topic.`,
  noArticles: 'There is no article to ask yet. Please come back later.',
  howToAsk: 'Ask in your own words, or choose one of these.',
  youAreWelcome: 'You are welcome.',

  failed:
    'Something went wrong on my side, and I cannot answer this. Please ask again in other words, or later.',

  nothingToRead: 'I can read text only. Ask a question, or see /help.',
  tooLong: (most: number) => `That is too long for me. Please ask in at most ${most} characters.`,

  notAnswered: 'The article does not answer that.',
  notAnsweredAnywhere: 'The articles do not answer that.',
  nearest: 'The nearest that it says, which may not be what you asked:',
  nearestAnywhere: 'The nearest that they say, which may not be what you asked:',
  noAnswerInline: 'Not answered. The nearest, and the topics',
  elsewhere: 'This article does not answer that. Another one does:',

  unknownCommand: (command: string) => `I do not know /${command}.`,
  didYouMean: 'Did you mean one of these?',
  seeHelp: '/help lists what I know.',

  topics: 'The topics I can quote on:',
  noTopics: 'The articles have no topics. Ask a question instead.',
  topicGone: 'The articles have nothing on this topic any more.',

  people: 'I can quote these people:',
  nobodySpeaks: 'Nobody is quoted in the articles.',
  saidNothing: 'I find no words of that person in the articles.',

  commands: 'Ask a question in your own words, or type one of these:',

  noSuchArticle: 'I do not find that article. These are the latest:',
  latest: 'The latest articles:',

  changed: 'The article has changed since. Please ask again.',

  follow: 'Follow the newsroom:',
  followHere: 'The newsroom has given no links to follow it elsewhere.',

  privacy: [
    'I know a chat only by a number that cannot be turned back, and I keep its address sealed, to be able to answer.',
    'What you write is erased as soon as it is answered. I do not learn from it and pass it on to nobody.',
  ],

  choices: {
    more: 'More',
    context: 'In context',
    topics: 'Topics',
    article: 'The article',
    beginning: 'From the beginning',
    help: 'Help',
  },
} as const;
