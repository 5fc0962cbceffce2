import type { Library } from '../src/content/index.ts';
import { excerptOfParagraph } from '../src/content/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { staleReply } from '../src/conversation/index.ts';

const PARAGRAPHS_AT_ONCE = 3;

/** The "read on" of an article: `/section <revision> <section> [paragraph]`, both counted from 1. */
export const section: Handler = {
  command: 'section',
  answer({ rest }, { library, words }) {
    const [revision = '', sectionNumber = '1', paragraphNumber = '1'] = rest.split(/\s+/);
    const { article, index } = sectionNow(library, revision, Number(sectionNumber) - 1);
    const paragraphs = article?.sections[index]?.paragraphs ?? [];
    const from = Math.max(0, Math.trunc(Number(paragraphNumber)) - 1 || 0);
    const shown = paragraphs.slice(from, from + PARAGRAPHS_AT_ONCE);
    if (!article || shown.length === 0) return staleReply(words);
    const next = from + PARAGRAPHS_AT_ONCE;
    return {
      parts: shown.map(({ address }, index) => ({
        kind: 'quotation',
        excerpt: excerptOfParagraph(article, address),
        source: index === shown.length - 1 ? 'full' : 'quiet',
      })),
      choices:
        next < paragraphs.length
          ? [
              {
                label: words('choices.more'),
                action: `/section ${article.revision} ${index + 1} ${next + 1}`,
              },
            ]
          : [],
    };
  },
};

/** The section of an older revision is the one that has its heading now. */
function sectionNow(library: Library, revision: string, index: number) {
  const named = library.revision(revision);
  const article = named && library.article(named.slug);
  if (article === named) return { article, index };
  const section = named?.sections[index];
  const found = article?.sections.findIndex(({ heading }) => heading === section?.heading) ?? -1;
  return { article, index: section ? found : -1 };
}
