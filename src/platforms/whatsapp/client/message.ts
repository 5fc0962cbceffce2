/** Whom a message is for: a phone number with `+`, a business-scoped id, or a group. */
export type Recipient =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'bsuid'; readonly bsuid: string }
  | { readonly kind: 'group'; readonly group: string };

export type Button = { readonly id: string; readonly title: string };
export type Row = Button & { readonly description?: string };

/** A file that was uploaded, or one on the web that Meta fetches over https. */
export type Media = { readonly id: string } | { readonly link: string };

/** What a message says, one of each kind that we send (Cloud API, messages). */
export type Message =
  | { readonly type: 'text'; readonly body: string; readonly preview?: boolean }
  | { readonly type: 'buttons'; readonly body: string; readonly buttons: readonly Button[] }
  | { readonly type: 'list'; readonly body: string; readonly open: string; readonly rows: readonly Row[] }
  | { readonly type: 'link'; readonly body: string; readonly label: string; readonly url: string }
  | { readonly type: 'image'; readonly media: Media; readonly caption?: string }
  | { readonly type: 'document'; readonly media: Media; readonly filename: string; readonly caption?: string }
  | { readonly type: 'reaction'; readonly message: string; readonly emoji: string }
  | {
      readonly type: 'template';
      readonly name: string;
      readonly language: string;
      /** The variables of the body in their order; no line break, no tab, at most four spaces in a row. */
      readonly variables: readonly string[];
      /** What the quick replies say when they are tapped, in their order. */
      readonly payloads: readonly string[];
    };

/** The body of `POST /messages` that says this. */
export function wireForm(message: Message): Readonly<Record<string, unknown>> {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.body, preview_url: message.preview ?? false } };
    case 'buttons': {
      const buttons = message.buttons.map((reply) => ({ type: 'reply', reply }));
      return interactive({ type: 'button', body: { text: message.body }, action: { buttons } });
    }
    case 'list': {
      const action = { button: message.open, sections: [{ rows: message.rows }] };
      return interactive({ type: 'list', body: { text: message.body }, action });
    }
    case 'link': {
      const parameters = { display_text: message.label, url: message.url };
      return interactive({
        type: 'cta_url',
        body: { text: message.body },
        action: { name: 'cta_url', parameters },
      });
    }
    case 'image':
      return { type: 'image', image: { ...message.media, ...caption(message.caption) } };
    case 'document': {
      const { media, filename } = message;
      return { type: 'document', document: { ...media, filename, ...caption(message.caption) } };
    }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: message.message, emoji: message.emoji } };
    case 'template':
      return { type: 'template', template: templateForm(message) };
  }
}

function interactive(content: object) {
  return { type: 'interactive', interactive: content };
}

function caption(text: string | undefined) {
  return text === undefined ? {} : { caption: text };
}

function templateForm({ name, language, variables, payloads }: Extract<Message, { type: 'template' }>) {
  const body = {
    type: 'body',
    parameters: variables.map((text) => ({ type: 'text', text })),
  };
  const buttons = payloads.map((payload, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }));
  return {
    name,
    language: { code: language },
    components: [...(variables.length > 0 ? [body] : []), ...buttons],
  };
}
