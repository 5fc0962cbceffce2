import type { ContentOptions } from './content.ts';
import { createContent } from './content.ts';
import type { Mistake } from './files/mistake.ts';
import type { Library } from './library.ts';

export type LoadedContent = {
  /** Of the files without a mistake; plainly named "Newsroom" where `publication.yaml` cannot be used. */
  readonly library: Library;
  readonly mistakes: readonly Mistake[];
  /** What an editor should look at. Costs as much as reading the files. */
  notes(): readonly Mistake[];
};

/** Reads a content folder once. Never rejects: what cannot be read is a mistake. */
export async function loadContent(dir: string, options: Omit<ContentOptions, 'dir'>): Promise<LoadedContent> {
  const content = createContent({ dir, ...options });
  const library = await content.reload();
  return { library, mistakes: content.mistakes(), notes: content.notes };
}
