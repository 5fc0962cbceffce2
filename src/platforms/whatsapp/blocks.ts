import type { Article, Library } from '../../content/index.ts';
import { excerptOfParagraph } from '../../content/index.ts';
import type { Part } from '../../conversation/index.ts';
import { revisionDate } from '../../conversation/index.ts';
import type { Block } from '../text/index.ts';
import { createFill, ownPieces, shortWords } from '../text/index.ts';
import type { Formatted } from './formatted.ts';
import { address, bold, join, plain, quotation } from './formatted.ts';
import { isCommand, LONGEST_TEXT } from './message.ts';
import { quotationBlocks } from './quotation-blocks.ts';

const LONGEST_LABEL = 200;
const LONGEST_HEADLINE = 1000;
/** Own words are cut earlier than they would have to be, so that what is put between their characters has room. */
const LONGEST_WORDS = 3000;

export const { fill, stack } = createFill<Formatted>({
  join,
  fits: ({ text }) => text.length <= LONGEST_TEXT,
});

/** One part of a reply, in pieces that each fit into a message; `language` is the reply's. Throws RangeError where an excerpt's revision is unknown. */
export function blocksOf(part: Part, library: Library, language?: string): Block<Formatted>[] {
  switch (part.kind) {
    case 'words':
      return ownPieces(part.text, LONGEST_WORDS).map((words) => ({ body: plain(words) }));
    case 'quotation':
      return quotationBlocks(part.excerpt, library, {
        mark: part.mark,
        quiet: part.source === 'quiet',
        language,
      });
    case 'article': {
      const article = library.article(part.article);
      return article ? articleBlocks(article, library, language) : [];
    }
    case 'list':
      return stack(part.items.map(itemLine)).map((body) => ({ body }));
    case 'links':
      return stack(
        part.links.map(({ label, url }) =>
          join([plain(shortWords(label, LONGEST_LABEL)), address(url)], ': '),
        ),
      ).map((body) => ({ body }));
  }
}

/** Kicker, headline, standfirst, date and address; a standfirst that is too long for that comes as a quotation behind it. */
function articleBlocks(article: Article, library: Library, language?: string): Block<Formatted>[] {
  const { kicker, headline, standfirst } = article;
  const card = (quoted: Formatted) =>
    join(
      [
        plain(shortWords(kicker ?? '', LONGEST_LABEL)),
        bold(shortWords(headline, LONGEST_HEADLINE)),
        quoted,
        plain(shortWords(revisionDate(article, library, language), LONGEST_LABEL)),
        address(library.url(article)),
      ],
      '\n',
    );
  const whole = card(quotation(standfirst?.text ?? ''));
  if (!standfirst || whole.text.length <= LONGEST_TEXT) return [{ body: whole }];
  const excerpt = excerptOfParagraph(article, standfirst.address);
  return [{ body: card(plain('')) }, ...quotationBlocks(excerpt, library, { language })];
}

/** A command stands with what it does; what takes more than a command to say is pressed in a list, or typed below. */
function itemLine(item: { readonly label: string; readonly action: string }): Formatted {
  const label = shortWords(item.label, LONGEST_LABEL);
  const action = shortWords(item.action, LONGEST_LABEL);
  if (action.endsWith(label)) return plain(action);
  return plain(isCommand(action) ? `${action} — ${label}` : label);
}
