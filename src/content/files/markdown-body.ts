import { normaliseText } from '../normalise-text.ts';
import type { Block } from './markdown-blocks.ts';
import { readBlocks } from './markdown-blocks.ts';
import { readPlainBlocks } from './plain-blocks.ts';

/** The body of an article with the line (from 1, within the body) on which each part begins. */
export type Body = {
  readonly sections: readonly BodySection[];
  /** What readers see otherwise than the editor may expect. */
  readonly notes: readonly { readonly line: number; readonly text: string }[];
};

export type BodySection = {
  readonly heading?: string;
  readonly line: number;
  readonly paragraphs: readonly { readonly text: string; readonly line: number }[];
};

/** Reads Markdown as sections of plain words. A first-level heading that only repeats the headline is dropped. */
export function readMarkdownBody(source: string, headline: string): Body {
  const plain = readPlainBlocks(source);
  const { blocks, notes } = plain ? { blocks: plain, notes: [] } : readBlocks(source);
  return { sections: sectionsOf(blocks, normaliseText(headline)), notes };
}

function sectionsOf(blocks: readonly Block[], headline: string): BodySection[] {
  const sections: (BodySection & { paragraphs: { text: string; line: number }[] })[] = [];
  for (const { heading, text, line } of blocks) {
    if (heading === 1 && normaliseText(text) === headline) continue;
    if (heading) sections.push({ heading: text, line, paragraphs: [] });
    else {
      if (sections.length === 0) sections.push({ line, paragraphs: [] });
      sections.at(-1)?.paragraphs.push({ text, line });
    }
  }
  return sections;
}
