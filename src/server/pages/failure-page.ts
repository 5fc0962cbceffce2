import type { Markup } from '../markup.ts';
import { html } from '../markup.ts';
import { ownWords } from '../own-words.ts';
import type { Frame } from './layout.ts';
import { layout } from './layout.ts';

/** What could not be shown, in the look of the other pages. */
export function failurePage(frame: Frame, failure: { title: string; text: string }): Markup {
  const { publication } = frame.library;
  const { say, language } = ownWords(publication.language);
  return layout(frame, {
    title: `${failure.title} | ${publication.name}`,
    language: publication.language,
    head: html`<meta name="robots" content="noindex">`,
    skipTo: 'failure',
    skipLabel: say('page.skip'),
    main: html`<main class="page failure" id="failure" tabindex="-1" lang="${language}">
<h1><bdi>${failure.title}</bdi></h1>
<p><bdi>${failure.text}</bdi></p>
<p><a class="button" href="/">${say('page.home')}</a></p>
</main>`,
  });
}
