import rateLimit from '@fastify/rate-limit';
import { fastifySSE } from '@fastify/sse';
import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Article, Library } from '../content/index.ts';
import type { Link } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import { createAssets } from './assets.ts';
import type { ChatPanel } from './chat-panel.ts';
import { createFailures, registerFailures, TooManyRequests } from './failures.ts';
import type { Health } from './health-routes.ts';
import { registerHealth } from './health-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { registerSecurityHeaders } from './security-headers.ts';

/** What the pages, feeds and health checks show. */
export type ServerOptions = {
  /** The content at this moment; asked once for each page. */
  library(): Library;
  /** Where readers reach the server, without a slash at the end; asked when it is needed, since a free port is known late. */
  publicUrl(): string;
  /** Links to follow the newsroom elsewhere; for an article, such as open a chat about it. */
  follow(article?: Article): readonly Link[];
  /** The chat on the pages; without it they are pages to read. */
  readonly chat?: ChatPanel;
  /** The content folder, for the picture files that its articles name. */
  readonly contentDir: string;
  readonly health: Health;
  readonly clock: Clock;
  readonly log: Log;
  /** How many pages and feeds one address may load in a minute; 300 unless told. */
  readonly requestsPerMinute?: number;
};

const REQUESTS_PER_MINUTE = 300;

/** A webhook's body or a chat message is far smaller; more is refused before it is read. */
const LARGEST_BODY = 1024 * 1024;

/**
 * The HTTP server: pages, feeds, health, and whatever a platform adds with `server.register(plugin)` before
 * `server.listen()`. For plugins there are server-sent events (`sse: 'only'` on a route) and limits
 * (`config: { rateLimit: { max } }`); what asks for no limit has none. Nothing of a request is logged but the route of
 * one that failed.
 */
export function createServer(options: ServerOptions): FastifyInstance {
  const { library, publicUrl, follow, chat, contentDir, health, clock, log } = options;
  const assets = createAssets(chat ? [chat.folder] : []);
  const frame = () => ({ library: library(), assets, ...(chat && { chat }) });
  const failures = createFailures(frame, log);

  const server = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY,
    // A reverse proxy on this machine or in a private network may say whom a request comes from; nobody else.
    trustProxy: 'loopback, uniquelocal',
    frameworkErrors: failures.onUnreadable,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  });

  registerSecurityHeaders(server);
  server.register(rateLimit, {
    global: false,
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
  server.register(fastifySSE, { heartbeatInterval: 20_000 });
  registerFailures(server, failures);
  assets.register(server);
  registerHealth(server, health);
  server.register(pageRoutes, { frame, publicUrl, follow, contentDir, clock });
  return server;
}
