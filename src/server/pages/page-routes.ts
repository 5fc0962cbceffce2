import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { Article } from '../../content/index.ts';
import type { Link } from '../../conversation/index.ts';
import { atomFeed } from '../feeds/atom-feed.ts';
import { newsSitemap } from '../feeds/news-sitemap.ts';
import type { Markup } from '../markup.ts';
import { articlePage } from './article-page.ts';
import { indexPage, indexPages } from './index-page.ts';
import type { Frame } from './layout.ts';
import { pictureRoute } from './picture-route.ts';

export type PageOptions = {
  frame(): Frame;
  publicUrl(): string;
  follow(article?: Article): readonly Link[];
  /** The folder that pictures are named in. */
  readonly contentDir: string;
  readonly clock: Clock;
};

/**
 * Pages and feeds; the address that an article had under another slug leads to it. Each is made anew from the content of the moment and carries an entity tag, so that whoever has
 * it already is told so in a few bytes; nobody shows an old one without asking.
 */
export async function pageRoutes(server: FastifyInstance, options: PageOptions): Promise<void> {
  const { frame, publicUrl, follow, contentDir, clock } = options;
  await server.register(etag);
  server.addHook('onRequest', server.rateLimit());

  server.get<{ Querystring: { page?: string } }>('/', async ({ query }, reply) => {
    const current = frame();
    const page = /^[1-9]\d{0,5}$/.test(query.page ?? '1') ? Number(query.page ?? '1') : 0;
    if (page < 1 || page > indexPages(current.library.articles.length)) return reply.callNotFound();
    return send(reply, 'text/html', indexPage(current, page, follow()));
  });

  server.get<{ Params: { slug: string } }>('/articles/:slug', async ({ params }, reply) => {
    const current = frame();
    const article = current.library.article(params.slug);
    if (!article) return reply.callNotFound();
    // Whoever keeps this answer asks all the same, since the article may get its old slug back.
    if (article.slug !== params.slug)
      return reply.header('cache-control', 'no-cache').redirect(`/articles/${article.slug}`, 301);
    return send(reply, 'text/html', articlePage(current, article, follow(article), publicUrl()));
  });

  await server.register(pictureRoute, { library: () => frame().library, contentDir });

  server.get('/feed.xml', async (_request, reply) =>
    send(reply, 'application/atom+xml', atomFeed(frame().library, publicUrl())),
  );

  server.get('/news-sitemap.xml', async (_request, reply) =>
    send(reply, 'application/xml', newsSitemap(frame().library, clock.now())),
  );
}

function send(reply: FastifyReply, type: string, page: Markup): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-cache').send(page.toString());
}
