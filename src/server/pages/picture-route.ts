import { resolve } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Article, Library } from '../../content/index.ts';

/** Where our own server gives the picture of an article; undefined where the content folder does not hold it. */
export function pictureAddress({ slug, picture }: Article): string | undefined {
  return picture?.file === undefined ? undefined : `/articles/${slug}/picture`;
}

/**
 * Gives the picture files that published articles name. An address holds an article's slug and never a path, so that
 * nothing else of the content folder can be asked for.
 */
export async function pictureRoute(
  server: FastifyInstance,
  { library, contentDir }: { library(): Library; readonly contentDir: string },
): Promise<void> {
  await server.register(staticFiles, { root: resolve(contentDir), serve: false });
  server.get<{ Params: { slug: string } }>('/articles/:slug/picture', async ({ params }, reply) => {
    const file = library().article(params.slug)?.picture?.file;
    if (file === undefined) return reply.callNotFound();
    // The file may change under its name, so that whoever has it asks whether it is still the same.
    return reply.header('cache-control', 'no-cache').sendFile(file, { cacheControl: false });
  });
}
