import type { FastifyInstance } from 'fastify';
import type { Article, ArticleSource, Library } from '../../src/content/index.ts';
import { buildArticle, createLibrary } from '../../src/content/index.ts';
import { createLog } from '../../src/log.ts';
import type { ServerOptions } from '../../src/server/index.ts';
import { createServer } from '../../src/server/index.ts';
import { createFakeClock } from '../fakes/clock.ts';

export const PUBLIC_URL = 'https://pages.example';

export const publication = {
  name: 'The Sample',
  language: 'en-GB',
  timeZone: 'Asia/Dubai',
  site: 'https://www.news.example/',
  follow: {},
} as const;

/** What an editor, or somebody in their name, might put where a page would break. */
export const HOSTILE = '<script>"\'&</script>]]><!--';

/** An article with everything that a page shows, unless `more` says otherwise. */
export function sampleArticle(more: Partial<ArticleSource> = {}): Article {
  return buildArticle(
    {
      slug: 'troops-to-leave',
      kicker: 'Top Stories',
      headline: 'Troops to leave, but not yet',
      standfirst: 'The meeting comes with attacks on the rise. More are feared.',
      dateline: 'Washington, United States',
      byline: 'A. Writer',
      keywords: ['troops', 'iraq'],
      picture: { caption: 'The president receives the prime minister.' },
      published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
      updated: Temporal.ZonedDateTime.from('2020-08-21T07:28[Asia/Dubai]'),
      body: [
        { paragraphs: ['The troops would leave. No timetable was given.', 'They met for the first time.'] },
        { heading: 'Increase in attacks', paragraphs: ['Armed factions carried out 39 rocket attacks.'] },
      ],
      topics: [{ command: 'troops', title: 'US troops', passages: ['No timetable was given'] }],
      ...more,
    },
    publication,
  );
}

export function sampleLibrary(articles: readonly Article[] = [sampleArticle()]): Library {
  return createLibrary({ publication, articles, publicUrl: PUBLIC_URL });
}

/** A server over a library; what it logs is in `logged`. */
export function openServer(library: Library, options: Partial<ServerOptions> = {}) {
  const logged: string[] = [];
  const server: FastifyInstance = createServer({
    library: () => library,
    publicUrl: () => PUBLIC_URL,
    follow: (article) => [
      { label: 'Telegram', url: `https://t.me/sample_bot${article ? `?start=${article.slug}` : ''}` },
    ],
    contentDir: import.meta.dirname,
    health: { ready: async () => ({ ok: true, checks: {} }), metrics: async () => 'up 1\n' },
    clock: createFakeClock('2020-08-22T00:00:00Z'),
    log: createLog({ level: 'info', secrets: [], destination: { write: (line) => logged.push(line) } }),
    ...options,
  });
  return { server, logged };
}
