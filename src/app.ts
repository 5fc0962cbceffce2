import type { Clock } from './clock.ts';
import { within } from './clock.ts';
import type { Article, Content } from './content/index.ts';
import { createArchive, formatMistake, keepCurrent } from './content/index.ts';
import { registerContentMetrics } from './content-metrics.ts';
import type { PlatformStatus, Words } from './conversation/index.ts';
import { personLanguage, wordsIn } from './conversation/index.ts';
import type { Platform } from './delivery/index.ts';
import { createDelivery } from './delivery/index.ts';
import { followLinks } from './follow-links.ts';
import { greeting } from './greeting.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { openConversation } from './open-conversation.ts';
import { openTelegram, openWhatsApp } from './open-platforms.ts';
import { createWeb } from './platforms/web/index.ts';
import { pushOf } from './push-update.ts';
import { createServer } from './server/index.ts';
import type { Settings } from './settings.ts';
import { publicUrlOf } from './settings.ts';
import { openStore } from './store/index.ts';
import { createSubscriptions, createUpdates } from './updates/index.ts';
import { webhookAlarm } from './webhook-alarm.ts';

/** What the program is started with. */
export type AppOptions = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
};

/** The program while it runs. */
export type App = {
  /** Where the web chat is, without a slash at the end. */
  readonly url: string;
  /** One line: where the web chat is, which platforms are on, how to switch on the others, and of a key that was just made. */
  readonly greeting: string;
  /** Rejects when the app is lost for good; never resolves. */
  readonly lost: Promise<never>;
  /** Stops taking in, finishes what is in hand within ten seconds, closes everything. */
  stop(): Promise<void>;
};

/** A database that has not answered by then is not ready. */
const PING_MS = 2_000;

/** Builds the running app from its settings. Rejects where the port is taken or no platform can start. */
export async function startApp({ settings, clock, log }: AppOptions): Promise<App> {
  const url = publicUrlOf(settings);
  const metrics = createMetrics();
  const telegram = openTelegram(settings, {
    registry: metrics.registry,
    elsewhere: {
      library: () => content.current(),
      offer: (query) => conversation.offer(query),
      replyToGuest: (...asked) => metrics.counted(conversation.respondToGuest(...asked)),
      noAnswer: (language) =>
        wordsIn(personLanguage(language, content.current().publication))('answer.noneInline'),
    },
    clock,
    log,
    commands: (...asked) => conversation.menu(...asked),
    knows: (command) => conversation.knows(command),
    troubled: (trouble) => tellOperators('webhook', ...webhookAlarm(trouble)),
  });
  const whatsapp = openWhatsApp(settings, {
    registry: metrics.registry,
    clock,
    log,
    commands: () => conversation.menu(),
  });
  const follow = (article?: Article) =>
    followLinks(content.current(), {
      telegram: telegram?.followLink(article?.slug),
      whatsapp: whatsapp?.followLink(article?.slug),
    });
  const store = await openStore({
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    key: settings.PULLQUOTE_KEY,
    clock,
    log,
  });
  const { content, conversation } = await openConversation(settings, {
    groupLink: (payload) => telegram?.groupLink(payload),
    follow,
    chats: () => delivery.chats,
    subscriptions: createSubscriptions(store, clock),
    road: () => delivery.status(),
    archive: createArchive(store, clock),
    now: clock.now,
    notKept: (error) => log.error({ err: error }, 'the revisions could not be kept; trying again'),
  });

  registerContentMetrics(metrics.registry, content, clock);
  const web = createWeb({
    commands: conversation.menu,
    clock,
    ...(!store.alone && { shared: { store, log } }),
  });
  const server = createServer({
    library: content.current,
    publicUrl: () => url,
    follow,
    chat: web.panel,
    contentDir: settings.CONTENT_DIR,
    health: {
      async ready() {
        const answer = store.ping().then(() => true);
        const database = (await within(clock, PING_MS, answer)) ?? false;
        return readiness(content, database, delivery.platforms());
      },
      metrics: metrics.text,
    },
    clock,
    log,
  });
  server.register(web.routes);
  if (telegram) server.register(telegram.routes);
  if (whatsapp) server.register(whatsapp.routes);

  const platforms: readonly Platform[] = [web, telegram, whatsapp].filter(
    (platform) => platform !== undefined,
  );
  const delivery = createDelivery({
    platforms,
    respond(...said) {
      const recalled = content.recall(said[0].text);
      const respond = () => metrics.counted(conversation.respond(...said));
      return recalled ? recalled.then(respond) : respond();
    },
    library: content.current,
    recall: content.recall,
    operators: settings.ADMIN_CHATS,
    store,
    clock,
    log,
    registry: metrics.registry,
  });
  const updates = createUpdates({
    store,
    content,
    settleSeconds: settings.UPDATE_SETTLE_SECONDS,
    tell: (telling) => delivery.push(pushOf(telling, content.current())),
    clock,
    log,
  });
  const keeping = keepCurrent({
    content,
    dir: settings.CONTENT_DIR,
    clock,
    log,
    changed() {
      updates.lookSoon();
      for (const platform of platforms) platform.commandsChanged?.();
    },
    alarm(mistakes) {
      tellOperators('content', 'alarm.content', { mistakes: mistakes.join('\n') });
    },
  });
  try {
    await server.listen({ host: settings.HOST, port: settings.PORT });
    await delivery.start();
    updates.start();
  } catch (error) {
    await keeping.stop();
    await delivery.stop();
    await server.close();
    await store.close();
    throw error;
  }

  return {
    url,
    greeting: greeting(url, (await delivery.status()).platforms, settings, store.madeKey),
    lost: delivery.lost,
    async stop() {
      await keeping.stop();
      await updates.stop();
      await delivery.stop();
      await server.close();
      await store.close();
    },
  };

  function tellOperators(about: string, ...text: Parameters<Words>): void {
    const { language } = content.current().publication;
    const part = { kind: 'words', text: wordsIn(language)(...text) } as const;
    void delivery.tellOperators(about, { parts: [part], choices: [], language });
  }
}

/** `/readyz`: there is something to ask, the database answers, and no platform that was switched on is off. */
function readiness(content: Content, database: boolean, platforms: readonly PlatformStatus[]) {
  const mistakes = content.mistakes().map(formatMistake);
  const isOff = platforms.some(({ state }) => state === 'off' || state === 'starting');
  return {
    ok: content.current().articles.length > 0 && database && !isOff,
    checks: { database, articles: content.current().articles.length, mistakes, platforms },
  };
}
