import type { SendBody } from '../rules/send-body.ts';
import { asShown, quotationsShown } from './view.ts';

/** A message as a reader has it on the screen. */
export type SeenMessage = {
  readonly id: string;
  /** The chat: a business-scoped id or a group. */
  readonly chat: string;
  /** As it is shown. */
  readonly text: string;
  readonly quotations: readonly string[];
  /** What can be pressed, with the ids behind it: buttons, rows of a list, quick replies of a template. */
  readonly choices: readonly { readonly label: string; readonly id: string }[];
  readonly kind: SendBody['type'];
  /** What it replies to. */
  readonly replyTo?: string;
  /** What `biz_opaque_callback_data` carried. */
  readonly reference?: string;
  readonly raw: SendBody;
};

/** `template` is what a template was filled with. */
export function seenMessage(
  id: string,
  chat: string,
  body: SendBody,
  template?: {
    readonly text: string;
    readonly labels: readonly string[];
    readonly payloads: readonly string[];
  },
): SeenMessage {
  const written = writtenText(body, template?.text);
  return {
    id,
    chat,
    text: asShown(written),
    quotations: quotationsShown(written),
    choices: choicesOf(body, template),
    kind: body.type,
    ...(body.context && { replyTo: body.context.message_id }),
    ...(body.biz_opaque_callback_data && { reference: body.biz_opaque_callback_data }),
    raw: body,
  };
}

function writtenText(body: SendBody, template = ''): string {
  switch (body.type) {
    case 'text':
      return body.text.body;
    case 'interactive':
      return body.interactive.body.text;
    case 'template':
      return template;
    case 'image':
      return body.image.caption ?? '';
    case 'document':
      return body.document.caption ?? '';
    case 'reaction':
      return body.reaction.emoji;
  }
}

function choicesOf(
  body: SendBody,
  template?: { readonly labels: readonly string[]; readonly payloads: readonly string[] },
): { label: string; id: string }[] {
  if (body.type === 'template') {
    return (template?.labels ?? []).map((label, index) => ({
      label,
      id: template?.payloads[index] ?? label,
    }));
  }
  if (body.type !== 'interactive') return [];
  const { interactive } = body;
  if (interactive.type === 'button')
    return interactive.action.buttons.map(({ reply }) => ({ label: reply.title, id: reply.id }));
  if (interactive.type === 'list')
    return interactive.action.sections.flatMap(({ rows }) =>
      rows.map(({ title, id }) => ({ label: title, id })),
    );
  return [];
}
