import type { Article, Excerpt, Library } from '../../content/index.ts';
import { writeAddresses } from '../../content/index.ts';
import type { Reply } from '../../conversation/index.ts';
import { ACTION_BYTES, wordsIn } from '../../conversation/index.ts';
import { shortWords } from '../text/index.ts';
import type { NewTemplate } from './client/index.ts';
import type { WhatsAppMessage } from './message.ts';

const LONGEST_PUBLICATION = 60;
const LONGEST_HEADLINE = 300;

/** Ends everything that the chat follows, as if it were typed. */
const STOP = '/unsubscribe';

/** Behind the button of what has nothing to choose: an alarm. */
const STATUS = '/status';

/**
 * What may be sent outside the window in place of a reply: its headline, and a button that asks for its excerpts. It
 * quotes nothing, since a variable of a template takes no line break and Meta may hold it back. What is about no article
 * that can be read, as one that was withdrawn, is told by its first words. Undefined where the reply has none of either, or no
 * language of the template is approved.
 */
export function announce(
  reply: Reply,
  library: Library,
  languages: readonly string[],
): WhatsAppMessage | undefined {
  const language = templateLanguage(languages, reply.language ?? library.publication.language);
  const excerpts = reply.parts.flatMap((part) => (part.kind === 'quotation' ? [part.excerpt] : []));
  const card = reply.parts.find((part) => part.kind === 'article');
  const article = excerpts[0] ? library.quote(excerpts[0]).article : card && library.article(card.article);
  const headline = article?.headline ?? reply.parts.find((part) => part.kind === 'words')?.text;
  if (language === undefined || headline === undefined) return undefined;
  return {
    kind: 'template',
    language,
    variables: [
      variable(library.publication.name, LONGEST_PUBLICATION),
      variable(headline, LONGEST_HEADLINE),
    ],
    actions: [readingOf(reply, library, excerpts, article), STOP],
  };
}

function readingOf(
  { choices }: Reply,
  library: Library,
  excerpts: readonly Excerpt[],
  article: Article | undefined,
): string {
  if (!article) return choices[0]?.action ?? STATUS;
  return excerpts.length > 0 ? moreOf(library, excerpts) : `/article ${article.revision}`;
}

/** The template as it is handed in for review: one in each language that the bot speaks. */
export function newTemplate(name: string, language: string): NewTemplate {
  const words = wordsIn(language.replace('_', '-'));
  return {
    name,
    language,
    category: 'MARKETING',
    body: words('announcement.body', { publication: '{{1}}', headline: '{{2}}' }),
    examples: ['The Example Times', 'Parliament votes on the budget'],
    buttons: [words('announcement.read'), words('announcement.stop')],
  };
}

/** The language of a template that a reader of `wanted` (BCP 47) gets; the first one where there is none of theirs. */
function templateLanguage(languages: readonly string[], wanted: string): string | undefined {
  const base = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((language) => base(language) === base(wanted)) ?? languages[0];
}

/** As much as a button can carry. */
function moreOf(library: Library, excerpts: readonly Excerpt[]): string {
  return `/more ${writeAddresses(library, excerpts, ACTION_BYTES - '/more '.length)}`;
}

/** A variable of a template: no line breaks, no tabs, no runs of spaces, something to see. */
function variable(text: string, length: number): string {
  return shortWords(text.replace(/\s+/g, ' '), length);
}
