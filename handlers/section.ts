import { excerptOfParagraph } from '../src/content/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { staleReply, words } from '../src/conversation/index.ts';

const PARAGRAPHS_AT_ONCE = 3;

/** The "read on" of an article: `/section <revision> <section> [paragraph]`, both counted from 1. */
export const section: Handler = {
  command: 'section',
  answer({ rest }, { library }) {
    const [revision = '', sectionNumber = '1', paragraphNumber = '1'] = rest.split(/\s+/);
    const article = library.revision(revision);
    const paragraphs = article?.sections[Number(sectionNumber) - 1]?.paragraphs ?? [];
    const from = Math.max(0, Math.trunc(Number(paragraphNumber)) - 1 || 0);
    const shown = paragraphs.slice(from, from + PARAGRAPHS_AT_ONCE);
    if (!article || shown.length === 0) return staleReply();
    const next = from + PARAGRAPHS_AT_ONCE;
    return {
      parts: shown.map(({ address }, index) => ({
        kind: 'quotation',
        excerpt: excerptOfParagraph(article, address),
        source: index === shown.length - 1 ? 'full' : 'quiet',
      })),
      choices:
        next < paragraphs.length
          ? [{ label: words.choices.more, action: `/section ${revision} ${sectionNumber} ${next + 1}` }]
          : [],
    };
  },
};
