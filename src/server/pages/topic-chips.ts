import type { Fragment } from '../markup.ts';
import { html } from '../markup.ts';

type Chip = { readonly command: string; readonly title: string; readonly href: string };

const MOST = 12;

/**
 * Topics to press. `data-action` is what the chat is asked; without a script a chip leads to where the
 * topic is written about.
 */
export function topicChips(label: string, topics: readonly Chip[], language: string): Fragment {
  if (topics.length === 0) return undefined;
  return html`<nav class="topics" aria-label="${label}">
<h2 class="label">${label}</h2>
<ul>
${topics.slice(0, MOST).map(
  ({ command, title, href }) =>
    html`<li><a class="chip" href="${href}" data-action="/${command}" lang="${language}" dir="auto">${title}</a></li>
`,
)}</ul>
</nav>`;
}
