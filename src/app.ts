import { handlers, reservedCommands } from '../handlers/index.ts';
import type { Answers } from './answers/index.ts';
import { createAnswers } from './answers/index.ts';
import type { Clock } from './clock.ts';
import { within } from './clock.ts';
import type { Article, Content, ContentOptions, Library } from './content/index.ts';
import { createArchive, createContent, formatMistake, keepCurrent } from './content/index.ts';
import { registerContentMetrics } from './content-metrics.ts';
import type { Chats, Conversation, Link, PlatformStatus, RoadStatus } from './conversation/index.ts';
import { createConversation, personLanguage, wordsIn } from './conversation/index.ts';
import type { Platform } from './delivery/index.ts';
import { createDelivery } from './delivery/index.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createTelegram, WEBHOOK_PATH } from './platforms/telegram/index.ts';
import { createWeb } from './platforms/web/index.ts';
import type { WhatsAppOptions, WhatsAppPlatform } from './platforms/whatsapp/index.ts';
import { createWhatsApp } from './platforms/whatsapp/index.ts';
import { pushOf } from './push-update.ts';
import { createServer } from './server/index.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/index.ts';
import type { Subscriptions } from './updates/index.ts';
import { createSubscriptions, createUpdates } from './updates/index.ts';

export type AppOptions = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
};

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
  const telegram = settings.TELEGRAM_BOT_TOKEN
    ? createTelegram({
        token: settings.TELEGRAM_BOT_TOKEN,
        apiRoot: settings.TELEGRAM_API_ROOT,
        webhook:
          settings.TELEGRAM_MODE === 'webhook' && settings.TELEGRAM_WEBHOOK_SECRET
            ? { url: `${url}${WEBHOOK_PATH}`, secret: settings.TELEGRAM_WEBHOOK_SECRET }
            : undefined,
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
      })
    : undefined;
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
    groupLink: () => telegram?.groupLink(),
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
      const { language } = content.current().publication;
      const text = wordsIn(language)('alarm.content', { mistakes: mistakes.join('\n') });
      void delivery.tellOperators('content', { parts: [{ kind: 'words', text }], choices: [], language });
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
}

/** Loads the content and opens a conversation over it, without any platform. */
export async function openConversation(
  settings: Settings,
  { follow, groupLink, chats, subscriptions, road, ...kept }: ConversationParts,
): Promise<{ readonly content: Content; readonly conversation: Conversation }> {
  const content = createContent({
    dir: settings.CONTENT_DIR,
    publicUrl: publicUrlOf(settings),
    reservedCommands,
    ...kept,
  });
  await content.reload();
  const answersOf = rememberAnswers();
  const conversation = createConversation({
    handlers,
    content: () => ({ library: content.current(), answers: answersOf(content.current()) }),
    follow: follow ?? (() => followLinks(content.current())),
    chats,
    ...(subscriptions && { subscriptions }),
    async status() {
      const read = content.lastRead();
      return {
        mistakes: content.mistakes().map(formatMistake),
        ...(read && { read }),
        ...(road && { road: await road() }),
      };
    },
    operators: settings.ADMIN_CHATS,
    groupLimits: { perPerson: settings.GROUP_ASKS_PER_PERSON, perGroup: settings.GROUP_ASKS },
    ...(groupLink && { groupLink }),
  });
  return { content, conversation };
}

/** What is kept about chats, and what a running app has besides and a single question does not. */
type ConversationParts = Pick<ContentOptions, 'archive' | 'now' | 'notKept'> & {
  readonly chats: () => Chats;
  readonly subscriptions?: Subscriptions;
  readonly road?: () => Promise<RoadStatus>;
  readonly follow?: () => readonly Link[];
  readonly groupLink?: () => string | undefined;
};

function publicUrlOf({ PUBLIC_URL, PORT }: Settings): string {
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
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

/** WhatsApp where its settings are there; they are all there or none. */
function openWhatsApp(
  settings: Settings,
  parts: Pick<WhatsAppOptions, 'registry' | 'clock' | 'log' | 'commands'>,
): WhatsAppPlatform | undefined {
  const {
    WHATSAPP_ACCESS_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: number,
    WHATSAPP_APP_SECRET: appSecrets,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = settings;
  if (!token || !number || !appSecrets || !verifyToken) return undefined;
  return createWhatsApp({
    token,
    number,
    appSecrets,
    verifyToken,
    account: settings.WHATSAPP_BUSINESS_ACCOUNT_ID,
    apiRoot: settings.WHATSAPP_API_ROOT,
    apiVersion: settings.WHATSAPP_API_VERSION,
    ...(settings.WHATSAPP_TEMPLATE && {
      template: { name: settings.WHATSAPP_TEMPLATE, languages: settings.WHATSAPP_TEMPLATE_LANGUAGES },
    }),
    ...parts,
  });
}

/** Links that the newsroom names come first; one that it does not name is derived from the platform, none is invented. */
function followLinks(
  { publication }: Library,
  own: { readonly [kind in 'telegram' | 'whatsapp']?: string | undefined } = {},
): Link[] {
  const links = { ...own, ...publication.follow };
  const labels = { google_news: 'Google News', whatsapp: 'WhatsApp', telegram: 'Telegram' } as const;
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((kind) => {
    const url = links[kind];
    return url ? [{ label: labels[kind], url }] : [];
  });
}

function greeting(
  url: string,
  platforms: readonly PlatformStatus[],
  settings: Settings,
  madeKey: string | undefined,
): string {
  const on = platforms.filter(({ state }) => state !== 'off').map(({ name }) => name);
  const off = platforms
    .filter(({ state }) => state === 'off')
    .map(({ name, reason }) => `${name} (${reason})`);
  const toSwitchOn = [
    ...(settings.TELEGRAM_BOT_TOKEN ? [] : ['telegram (set TELEGRAM_BOT_TOKEN)']),
    ...(settings.WHATSAPP_ACCESS_TOKEN ? [] : ['whatsapp (set WHATSAPP_ACCESS_TOKEN; see docs/whatsapp.md)']),
  ];
  return [
    `Pullquote is ready: web chat at ${url}`,
    `on: ${on.join(', ')}`,
    ...(off.length + toSwitchOn.length > 0 ? [`off: ${[...off, ...toSwitchOn].join(', ')}`] : []),
    ...(madeKey ? [`new: ${madeKey}, which seals chats; keep a copy of it`] : []),
  ].join(' · ');
}

/** The answers of a library: made once, taking over what has not changed since the library before. */
function rememberAnswers(): (library: Library) => Answers {
  let made: { readonly library: Library; readonly answers: Answers } | undefined;
  return (library) => {
    if (made?.library !== library) made = { library, answers: createAnswers(library, made?.answers) };
    return made.answers;
  };
}
