import type { Library } from '../content/index.ts';
import type { Reply } from '../conversation/index.ts';
import { quotationsOf } from '../conversation/index.ts';
import type { Platform } from './platform.ts';
import { findMisquotation } from './verify.ts';

/** Messages that may be sent, or what is wrong with them, without quoting it. */
export type Rendered<Message> =
  | { readonly messages: readonly Message[]; readonly wrong?: undefined }
  | { readonly wrong: string };

/**
 * Renders a reply and compares every quotation in it with the revision that it names. Nothing may be sent that did
 * not go through here. Throws RangeError where a revision is unknown.
 */
export function renderVerified<Message>(
  platform: Pick<Platform<Message>, 'render' | 'quoted' | 'capabilities'>,
  reply: Reply,
  library: Library,
): Rendered<Message> {
  const messages = platform.render(reply, library);
  const wrong = findMisquotation(
    messages.flatMap((each) => platform.quoted(each)),
    quotationsOf(reply, library),
    library,
    platform.capabilities.longestText,
  );
  return wrong === undefined ? { messages } : { wrong };
}
