/** The words of our own pages. They speak of the pages, never of the news. */
export const words = {
  language: 'en',
  latest: 'Latest articles',
  feed: 'Feed',
  skip: 'Skip to the article',
  skipToList: 'Skip to the articles',
  by: 'By',
  published: 'Published',
  updated: 'Last updated',
  pictured: 'Pictured',
  seePicture: 'See the picture',
  correction: 'Correction',
  topics: 'In this article',
  topicsOfAll: 'Topics',
  follow: 'Follow us',
  newer: 'Newer articles',
  older: 'Older articles',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  noArticles: 'There is no article yet. Please come back later.',
  everyAnswer: 'Every answer is a quotation from a published article, word for word.',
  home: 'To the latest articles',
  failures: {
    notFound: {
      title: 'This page does not exist',
      text: 'The address may be mistyped, or the article has been withdrawn.',
    },
    tooMany: {
      title: 'Too many requests',
      text: (seconds: number) => `Please wait ${seconds} seconds and load the page again.`,
    },
    badRequest: { title: 'This address cannot be read', text: 'Please check it and try again.' },
    broken: {
      title: 'Something went wrong',
      text: 'The fault is ours and has been noted. Please try again in a moment.',
    },
  },
} as const;
