import type { Content, World } from '../world/world.ts';
import type { CallContext } from './handlers.ts';

/** What a deep link may carry (https://core.telegram.org/bots/features#deep-linking). */
export function isPayload(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

/** Clients open the bot and drop a payload that breaks the rules, so the reader lands on the wrong page. */
export function checkDeepLinks(world: World, { entities, reply_markup }: Content, call: CallContext): void {
  const buttons = reply_markup?.inline_keyboard.flat() ?? [];
  const links = [...(entities ?? []), ...buttons].flatMap((each) =>
    'url' in each ? [String(each.url)] : [],
  );
  for (const link of links) {
    if (!URL.canParse(link)) continue;
    const { hostname, pathname, searchParams } = new URL(link);
    if (hostname !== 't.me' || pathname.slice(1).toLowerCase() !== world.bot.username.toLowerCase()) continue;
    const payload = searchParams.get('start') ?? searchParams.get('startgroup');
    if (payload !== null && payload !== '' && !isPayload(payload)) {
      call.violation('deep-link', `${link} carries what Telegram does not pass on`);
    }
  }
}
