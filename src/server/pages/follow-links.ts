import type { Link } from '../../conversation/index.ts';
import type { Fragment } from '../markup.ts';
import { html } from '../markup.ts';
import type { OwnWords } from '../own-words.ts';

/** Buttons to follow the newsroom elsewhere; nothing where there is no link. */
export function followLinks({ say }: OwnWords, links: readonly Link[]): Fragment {
  if (links.length === 0) return undefined;
  return html`<nav class="follow" aria-label="${say('page.follow')}">
<h2 class="label">${say('page.follow')}</h2>
<ul>
${links.map(({ label, url }) => html`<li><a class="button" href="${url}" rel="noopener" dir="auto">${label}</a></li>\n`)}</ul>
</nav>`;
}
