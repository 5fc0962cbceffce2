import type { PlatformStatus } from './conversation/index.ts';
import type { Settings } from './settings.ts';

/** The line that a start ends with: where the web chat is, which platforms are on, how to switch on the others, and of a key that was just made. */
export function greeting(
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
