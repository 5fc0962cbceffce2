import type { Library } from '../content/index.ts';
import type { Reply } from '../conversation/index.ts';
import type { Platform } from './platform.ts';
import type { Rendered } from './render-verified.ts';
import { renderVerified } from './render-verified.ts';

/**
 * Renders a reply in the longest of its forms that is one message, in its shortest where none is. Throws RangeError
 * where a revision is unknown.
 */
export function renderFitting<Message>(
  platform: Pick<Platform<Message>, 'render' | 'quoted' | 'capabilities'>,
  reply: Reply,
  library: Library,
): { readonly form: Reply; readonly rendered: Rendered<Message> } {
  const rendered = renderVerified(platform, reply, library);
  const isOne = rendered.wrong !== undefined || rendered.messages.length === 1;
  return isOne || !reply.shorter
    ? { form: reply, rendered }
    : renderFitting(platform, reply.shorter, library);
}
