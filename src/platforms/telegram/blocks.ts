import type { Article, Library } from '../../content/index.ts';
import { excerptOfParagraph } from '../../content/index.ts';
import type { Part } from '../../conversation/index.ts';
import { revisionDate } from '../../conversation/index.ts';
import { ownPieces, shortWords } from '../text/index.ts';
import type { Block } from './fill.ts';
import { fits, stack } from './fill.ts';
import type { Formatted } from './formatted.ts';
import { boldLink, code, join, link, plain, quotation } from './formatted.ts';
import { isTappable } from './keyboard.ts';
import { LONGEST_TEXT } from './message.ts';
import { quotationBlocks } from './quotation-blocks.ts';

const LONGEST_LABEL = 200;
const LONGEST_HEADLINE = 1000;

export type BlockOptions = {
  /** The reply's. */
  readonly language?: string | undefined;
  /** Whether an action can be pressed. */
  hasButton(action: string): boolean;
};

/** One part of a reply, in pieces that each fit into a message. Throws RangeError where an excerpt's revision is unknown. */
export function blocksOf(part: Part, library: Library, { language, hasButton }: BlockOptions): Block[] {
  switch (part.kind) {
    case 'words':
      return ownPieces(part.text, LONGEST_TEXT).map((words) => ({ body: plain(words) }));
    case 'quotation':
      return quotationBlocks(part.excerpt, library, {
        language,
        mark: part.mark,
        quiet: part.source === 'quiet',
      });
    case 'article': {
      const article = library.article(part.article);
      return article ? articleBlocks(article, library, language) : [];
    }
    case 'list':
      return stack(part.items.map((item) => itemLine(item, hasButton(item.action)))).map((body) => ({
        body,
      }));
    case 'links':
      return stack(part.links.map(({ label, url }) => link(shortWords(label, LONGEST_LABEL), url))).map(
        (body) => ({ body }),
      );
  }
}

/** Kicker, headline, standfirst and date; a standfirst that is too long for that comes as a quotation behind it. */
function articleBlocks(article: Article, library: Library, language: string | undefined): Block[] {
  const { kicker, headline, standfirst } = article;
  const card = (quoted: Formatted) =>
    join(
      [
        plain(shortWords(kicker ?? '', LONGEST_LABEL)),
        boldLink(shortWords(headline, LONGEST_HEADLINE), library.url(article)),
        quoted,
        plain(shortWords(revisionDate(article, library, language), LONGEST_LABEL)),
      ],
      '\n',
    );
  const whole = card(quotation(standfirst?.text ?? ''));
  if (!standfirst || fits(whole)) return [{ body: whole }];
  const excerpt = excerptOfParagraph(article, standfirst.address);
  return [{ body: card(plain('')) }, ...quotationBlocks(excerpt, library, { language })];
}

/** A command is tapped in the text itself, and everything else by its button; what has neither is shown to be typed. */
function itemLine(item: { readonly label: string; readonly action: string }, hasButton: boolean): Formatted {
  const label = shortWords(item.label, LONGEST_LABEL);
  const action = shortWords(item.action, LONGEST_LABEL);
  const tappable = isTappable(action);
  if (hasButton && label && !tappable) return plain(label);
  return join([tappable ? plain(action) : code(action), plain(action.endsWith(label) ? '' : label)], ' — ');
}
