import type { Fragment } from '../markup.ts';
import { html } from '../markup.ts';
import type { OwnWords } from '../own-words.ts';

/** What a page offers after its content; nothing where it has nothing to offer. */
export function pageFoot({ language }: OwnWords, ...offers: readonly Fragment[]): Fragment {
  return offers.some(Boolean) && html`<div class="page-foot" lang="${language}">${offers}</div>`;
}
