import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Clock } from '../../clock.ts';
import type { CommandInfo, Price } from '../../conversation/index.ts';
import type { Platform } from '../../delivery/index.ts';
import { backoff } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { keepPublished, untilAnswered } from '../http/index.ts';
import { readAddress } from './address.ts';
import { announce } from './announcement.ts';
import { createAnnouncements } from './announcements.ts';
import { ApiError, createCloudApi } from './client/index.ts';
import { createFigures } from './figures.ts';
import { followLink } from './follow-link.ts';
import type { Self } from './incoming.ts';
import type { Intake } from './intake.ts';
import { createIntake } from './intake.ts';
import type { WhatsAppMessage } from './message.ts';
import { LONGEST_TEXT, MOST_CHOICES, quotedIn } from './message.ts';
import { patienceOf } from './patience.ts';
import { publishComponents } from './publish-components.ts';
import { createReadingMarks } from './reading-marks.ts';
import { renderWhatsApp } from './render.ts';
import { createSend } from './send.ts';
import { webhookRoute } from './webhook-route.ts';

/** How the Cloud API is reached and who signs its deliveries. */
export type WhatsAppOptions = {
  readonly token: string;
  /** The id of our number, which is not the number. */
  readonly number: string;
  /** The id of the WhatsApp Business Account; templates need it. */
  readonly account?: string | undefined;
  /** Any of them may sign deliveries; the first one proves our own calls. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string;
  /** Without a slash at the end; Meta's own unless told. */
  readonly apiRoot?: string | undefined;
  readonly apiVersion?: string | undefined;
  /** The template that announces outside the window, and the languages that it is to exist in. */
  readonly template?: { readonly name: string; readonly languages: readonly string[] } | undefined;
  /** The business-scoped ids of those who may manage groups; the platform itself knows nobody but us who may. */
  readonly managers?: readonly string[];
  /** What one template costs, where the operator says so. */
  readonly templatePrice?: Price | undefined;
  readonly registry?: Registry;
  readonly clock: Clock;
  readonly log: Log;
  /** What the menu of chats offers. */
  commands(): readonly CommandInfo[];
  /** How long a call may take in milliseconds of real time; 15,000 unless told. */
  readonly deadline?: number | undefined;
  /** For how many seconds it is waited for the status of a message whose answer got lost; 30 unless told. */
  readonly statusSeconds?: number | undefined;
};

/** WhatsApp, and what only it can say of itself. */
export type WhatsAppPlatform = Platform<WhatsAppMessage> & {
  /** The webhook, for the HTTP server. */
  routes(server: FastifyInstance): Promise<void>;
  /** `https://wa.me/<number>`; undefined until the platform has started. With a payload it opens what that names. */
  followLink(payload?: string): string | undefined;
};

/**
 * What WhatsApp bears: 80 messages a second, in and out together, and one in six seconds to one person, more at once
 * after a rest (Cloud API, throughput and pair rate).
 */
const PACE = { perSecond: 40, perChat: { perSecond: 1 / 6, burst: 15 }, perGroupMinute: 10 } as const;
/** For how long after a person has spoken anything may be sent to them (Cloud API, customer service window). */
const WINDOW_MS = 24 * 3_600_000;
const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 30_000;

/** WhatsApp through the Cloud API: deliveries come to our webhook, messages go out through our own client. */
export function createWhatsApp(options: WhatsAppOptions): WhatsAppPlatform {
  const { token, number, account, appSecrets, verifyToken, clock, log } = options;
  const api = createCloudApi({
    token,
    number,
    account,
    appSecret: appSecrets[0],
    root: options.apiRoot,
    version: options.apiVersion,
    deadline: options.deadline,
  });
  const figures = createFigures(options.registry);
  const marks = createReadingMarks(api, log);
  let self: Self = { phone: '', groups: false };
  const announcements = createAnnouncements({ configured: options.template !== undefined, clock });
  const menu = keepPublished({
    list: options.commands,
    async publish(commands, signal) {
      // As a rule it is subscribed already; without a subscription no delivery comes.
      if (account !== undefined) await patiently(() => api.subscribeApp(signal), signal);
      const changed = await patiently(() => publishComponents(api, commands, signal), signal);
      if (changed) log.info({ platform: 'whatsapp' }, 'commands and ice breakers are set');
    },
    failed: (error) =>
      log.warn(
        { platform: 'whatsapp', err: error },
        'the app could not be subscribed, or the menu of commands not be set',
      ),
  });
  let running: { readonly ending: AbortController; readonly intake: Intake } | undefined;

  return {
    name: 'whatsapp',
    capabilities: {
      longestText: LONGEST_TEXT,
      choices: MOST_CHOICES,
      marks: true,
      window: WINDOW_MS,
      reports: patienceOf(options.statusSeconds),
      pace: PACE,
    },
    render: renderWhatsApp,
    announce: (reply, library) => announce(reply, library, announcements.languages()),
    announcements: announcements.perDay,
    ...(options.templatePrice && { announcementPrice: options.templatePrice }),
    quoted: quotedIn,
    async mayManage(_address, { id }) {
      return options.managers?.includes(id) ?? false;
    },
    async leave(address) {
      const to = readAddress(address);
      if (to.kind !== 'group') return;
      await api.deleteGroup(to.group).catch((error) => {
        // Taken apart already.
        if (!(error instanceof ApiError) || error.advice?.kind !== 'gone') throw error;
      });
    },
    send: createSend({
      api,
      template: options.template?.name ?? '',
      templateRefused: announcements.pause,
      marked: marks.marked,
    }),
    followLink: (payload) => (self.phone ? followLink(self.phone, payload) : undefined),
    routes: (server) =>
      webhookRoute(server, {
        number,
        appSecrets,
        verifyToken,
        take: () => running?.intake.take,
        counted: figures.delivered,
      }),
    async start(accept, _lockedOut, settle) {
      if (running) throw new Error('WhatsApp is received already; stop it before it is started again.');
      const ending = new AbortController();
      const { signal } = ending;
      const intake = createIntake({
        self: () => self,
        accept,
        settle,
        marks,
        clock,
        log,
        passedOver: figures.passedOver,
        templateChanged: () => void lookAtTemplate(signal),
        templateRefused: announcements.pause,
        accountChanged: () =>
          void lookAtNumber(signal).catch((error) =>
            log.warn({ platform: 'whatsapp', err: error }, 'the number could not be looked at'),
          ),
      });
      running = { ending, intake };
      try {
        await lookAtNumber(signal);
        await lookAtTemplate(signal);
        menu.publish(signal);
      } catch (error) {
        if (signal.aborted) return;
        running = undefined;
        throw new Error(explain(error), { cause: error });
      }
    },
    commandsChanged() {
      if (running) menu.publish(running.ending.signal);
    },
    async stop() {
      running?.ending.abort();
      running = undefined;
    },
  };

  /** Who we are, what we may do, and whether something is wrong with it. */
  async function lookAtNumber(signal: AbortSignal): Promise<void> {
    const { phone, official, dailyLimit, sending, quality } = await patiently(
      () => api.health(signal),
      signal,
    );
    self = { phone, groups: official };
    announcements.limit(dailyLimit);
    if (sending === 'AVAILABLE' && quality !== 'RED') return;
    log.error(
      { platform: 'whatsapp', sending, quality },
      'the number cannot send as it should; look into the WhatsApp Manager',
    );
  }

  /** Which languages of the template Meta has approved; the others are named, with what to do. */
  async function lookAtTemplate(signal: AbortSignal): Promise<void> {
    const { template } = options;
    if (!template) return;
    try {
      const states = await patiently(() => api.templateStates(template.name, signal), signal);
      const statusOf = (language: string) => states.find((state) => state.language === language)?.status;
      announcements.approve(template.languages.filter((language) => statusOf(language) === 'APPROVED'));
      for (const language of template.languages) {
        const status = statusOf(language);
        if (status === 'APPROVED') continue;
        const todo = status
          ? 'Meta has not approved the template; look into the WhatsApp Manager'
          : 'there is no such template; make it with: npm run whatsapp-template';
        log.error({ platform: 'whatsapp', template: template.name, language, status }, todo);
      }
    } catch (error) {
      if (!signal.aborted)
        log.error(
          { platform: 'whatsapp', err: error },
          'the template could not be looked at; until it is, nothing is announced',
        );
    }
  }

  function patiently<Result>(ask: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return untilAnswered(ask, {
      platform: 'whatsapp',
      clock,
      log,
      signal,
      wait(error, failures) {
        const advice = error instanceof ApiError ? error.advice : { kind: 'drop' };
        const passing = advice === undefined || advice.kind === 'retry';
        return passing ? backoff(failures, FIRST_RETRY_MS, MOST_RETRY_MS) : undefined;
      },
    });
  }
}

/** Why WhatsApp will not have us, and what to do about it. */
function explain(error: unknown): string {
  if (error instanceof ApiError && error.advice?.kind === 'hold') {
    return `WhatsApp does not let the bot in (${error.message}): ${error.advice.fix}.`;
  }
  const reason = error instanceof Error ? error.message : 'unknown error';
  return `WhatsApp does not let the bot in (${reason}); check WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_APP_SECRET.`;
}
