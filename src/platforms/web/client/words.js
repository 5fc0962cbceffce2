/** The page's own words of the chat. They speak of the chat, never of the news. */
export const words = {
  welcome: 'What would you like to know?',
  promise: 'Each answer is a quotation, with who is speaking, the date, and a link to the sentence.',
  suggestions: 'Topics to begin with',
  you: 'You said:',
  answer: 'Answer:',
  retrying: 'Not sent yet. Trying again…',
  failed: 'Not sent.',
  lost: 'Connection lost. Trying again…',
  restored: 'Connected again.',
  show: 'Show in article',
  open: 'Open at this sentence',
  copy: 'Copy',
  copyLink: 'Copy link',
  copied: 'Copied',
};
