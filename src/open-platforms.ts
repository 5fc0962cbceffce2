import type { TelegramOptions, TelegramPlatform } from './platforms/telegram/index.ts';
import { createTelegram, WEBHOOK_PATH } from './platforms/telegram/index.ts';
import type { WhatsAppOptions, WhatsAppPlatform } from './platforms/whatsapp/index.ts';
import { createWhatsApp } from './platforms/whatsapp/index.ts';
import type { Settings } from './settings.ts';
import { publicUrlOf } from './settings.ts';

/** Telegram where its token is set; it polls unless it is told to wait for the webhook. */
export function openTelegram(
  settings: Settings,
  parts: Pick<
    TelegramOptions,
    'registry' | 'elsewhere' | 'clock' | 'log' | 'commands' | 'knows' | 'troubled'
  >,
): TelegramPlatform | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  if (!token) return undefined;
  return createTelegram({
    token,
    apiRoot: settings.TELEGRAM_API_ROOT,
    webhook:
      settings.TELEGRAM_MODE === 'webhook' && secret
        ? { url: `${publicUrlOf(settings)}${WEBHOOK_PATH}`, secret }
        : undefined,
    ...parts,
  });
}

/** WhatsApp where its settings are there; they are all there or none. */
export function openWhatsApp(
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
    statusSeconds: settings.WHATSAPP_STATUS_SECONDS,
    templatePrice: settings.WHATSAPP_TEMPLATE_PRICE,
    managers: settings.ADMIN_CHATS.flatMap(({ platform, address }) =>
      platform === 'whatsapp' ? [address] : [],
    ),
    ...(settings.WHATSAPP_TEMPLATE && {
      template: { name: settings.WHATSAPP_TEMPLATE, languages: settings.WHATSAPP_TEMPLATE_LANGUAGES },
    }),
    ...parts,
  });
}
