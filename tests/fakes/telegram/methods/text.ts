import type { MessageEntity } from '@grammyjs/types';
import { Refusal } from '../protocol/refusal.ts';
import type { Entity } from '../text/index.ts';
import { formatText } from '../text/index.ts';
import type { Content } from '../world/world.ts';
import type { CallContext } from './handlers.ts';

type Markup = { readonly parse_mode?: string; readonly entities?: readonly MessageEntity[] };

/** A message's text as the server makes it. What is refused or silently changed is a violation. */
export function messageText(text: string, markup: Markup, call: CallContext): Content {
  const formatted = format(text, markup, 'message', call);
  return { text: formatted.text, ...(formatted.entities.length > 0 && { entities: formatted.entities }) };
}

type CaptionMarkup = {
  readonly caption?: string;
  readonly parse_mode?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly show_caption_above_media?: boolean;
};

/** A caption likewise; nothing where there is none. */
export function messageCaption(parameters: CaptionMarkup, call: CallContext): Content {
  const { caption, parse_mode, caption_entities, show_caption_above_media: above } = parameters;
  if (caption === undefined || caption === '') return {};
  const markup = {
    ...(parse_mode && { parse_mode }),
    ...(caption_entities && { entities: caption_entities }),
  };
  const { text, entities } = format(caption, markup, 'caption', call);
  return {
    caption: text,
    ...(entities.length > 0 && { caption_entities: entities }),
    ...(above && { show_caption_above_media: true as const }),
  };
}

function format(
  text: string,
  { parse_mode: parseMode, entities }: Markup,
  kind: 'message' | 'caption',
  call: CallContext,
): { text: string; entities: MessageEntity[] } {
  try {
    const formatted = formatText({
      text,
      parseMode,
      entities: entities as readonly Entity[] | undefined,
      kind,
    });
    for (const { rule, detail } of formatted.notes) call.violation(rule, detail);
    return { text: formatted.text, entities: formatted.entities as MessageEntity[] };
  } catch (error) {
    if (error instanceof Refusal) call.violation('refused-content', error.message);
    throw error;
  }
}
