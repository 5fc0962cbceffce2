import { handlers, reservedCommands } from '../handlers/index.ts';
import { createAnswers } from './answers/index.ts';
import type { Clock } from './clock.ts';
import type { Content, Library } from './content/index.ts';
import { createContent } from './content/index.ts';
import type { Conversation, Link } from './conversation/index.ts';
import { createConversation } from './conversation/index.ts';
import type { Platform, PlatformStatus } from './delivery/index.ts';
import { createDelivery } from './delivery/index.ts';
import type { Log } from './log.ts';
import { createTelegram } from './platforms/telegram/index.ts';
import { createWeb } from './platforms/web/index.ts';
import { createServer } from './server/index.ts';
import type { Settings } from './settings.ts';

export type AppOptions = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
};

export type App = {
  /** Where the web chat is, without a slash at the end. */
  readonly url: string;
  /** One line: where the web chat is, which platforms are on, how to switch on the others. */
  readonly greeting: string;
  readonly content: Content;
  /** Rejects when the app is lost for good; never resolves. */
  readonly lost: Promise<never>;
  /** Stops taking in, finishes what is in hand within ten seconds, closes everything. */
  stop(): Promise<void>;
};

/** Builds the running app from its settings. Rejects where the port is taken or no platform can start. */
export async function startApp({ settings, clock, log }: AppOptions): Promise<App> {
  const platforms: Platform[] = [];
  const server = createServer({
    log,
    clock,
    library: () => content.current(),
    follow: () => follow(),
    ready: async () => ({ content: content.mistakes().length === 0 }),
  });
  const web = createWeb({ server, clock, log });
  platforms.push(web);
  const telegram = settings.TELEGRAM_BOT_TOKEN
    ? createTelegram({
        token: settings.TELEGRAM_BOT_TOKEN,
        apiRoot: settings.TELEGRAM_API_ROOT,
        clock,
        log,
        commands: () => conversation.commands,
      })
    : undefined;
  if (telegram) platforms.push(telegram);

  const port = await server.listen({ host: settings.HOST, port: settings.PORT });
  const url = settings.PUBLIC_URL ?? `http://localhost:${port}`;
  const { content, conversation } = await openConversation({ ...settings, PUBLIC_URL: url }, () => follow());
  const delivery = createDelivery({
    platforms,
    respond: conversation.respond,
    library: content.current,
    clock,
    log,
  });
  await delivery.start();

  function follow(): readonly Link[] {
    return followLinks(content.current(), telegram?.followLink());
  }

  return {
    url,
    greeting: greeting(url, (await delivery.status()).platforms, settings),
    content,
    lost: delivery.lost,
    async stop() {
      await delivery.stop();
      await server.close();
    },
  };
}

/** Loads the content and opens a conversation over it, without any platform. */
export async function openConversation(
  settings: Settings,
  follow?: () => readonly Link[],
): Promise<{ readonly content: Content; readonly conversation: Conversation }> {
  const content = createContent({
    dir: settings.CONTENT_DIR,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    reservedCommands,
  });
  await content.reload();
  const answersOf = onceForEach(createAnswers);
  const conversation = createConversation({
    handlers,
    content: () => ({ library: content.current(), answers: answersOf(content.current()) }),
    follow: follow ?? (() => followLinks(content.current())),
  });
  return { content, conversation };
}

/** Links that the newsroom names come first; one that it does not name is derived from the platform, none is invented. */
function followLinks({ publication }: Library, telegram?: string): Link[] {
  const links = { ...(telegram && { telegram }), ...publication.follow };
  const labels = { google_news: 'Google News', whatsapp: 'WhatsApp', telegram: 'Telegram' } as const;
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((kind) => {
    const url = links[kind];
    return url ? [{ label: labels[kind], url }] : [];
  });
}

function greeting(url: string, platforms: readonly PlatformStatus[], settings: Settings): string {
  const on = platforms.filter(({ state }) => state === 'on').map(({ name }) => name);
  const off = platforms
    .filter(({ state }) => state === 'off')
    .map(({ name, reason }) => `${name} (${reason})`);
  const toSwitchOn = settings.TELEGRAM_BOT_TOKEN ? [] : ['telegram (set TELEGRAM_BOT_TOKEN)'];
  return [
    `Pullquote is ready: web chat at ${url}`,
    `on: ${on.join(', ')}`,
    ...(off.length + toSwitchOn.length > 0 ? [`off: ${[...off, ...toSwitchOn].join(', ')}`] : []),
  ].join(' · ');
}

/** Computes once for each key, as long as the key is in use. */
function onceForEach<Key extends WeakKey, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}
