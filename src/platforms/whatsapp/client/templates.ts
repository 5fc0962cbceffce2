import type { Call } from './call.ts';

/** A template as it is to be reviewed. */
export type NewTemplate = {
  /** `a-z`, digits and `_`. */
  readonly name: string;
  /** `en`, `pt_BR`. */
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY';
  /** With `{{1}}`, `{{2}}` …, none of them at the start or the end. */
  readonly body: string;
  /** An example of each variable, for the review. */
  readonly examples: readonly string[];
  /** Quick replies, 25 characters each. */
  readonly buttons: readonly string[];
};

export type TemplateState = { readonly language: string; readonly status: string; readonly category: string };

/** How a template fares in each of its languages; empty where there is none of that name. */
export async function templateStates(
  call: Call,
  account: string,
  name: string,
  signal?: AbortSignal,
): Promise<TemplateState[]> {
  const query = { name, fields: 'name,language,status,category', limit: '100' };
  const path = `${account}/message_templates`;
  const { data } = await call({ method: 'GET', path, query, signal, what: 'look at the template' });
  const found = (data ?? []) as readonly (TemplateState & { readonly name: string })[];
  // The API searches by parts of a name.
  return found
    .filter((template) => template.name === name)
    .map(({ language, status, category }) => ({ language, status, category }));
}

/** Hands a template in for review. Gives its status, `PENDING` as a rule. Rejects with an ApiError. */
export async function createTemplate(call: Call, account: string, template: NewTemplate): Promise<string> {
  const { name, language, category, body, examples, buttons } = template;
  const json = {
    name,
    language,
    category,
    components: [
      { type: 'BODY', text: body, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
      ...(buttons.length > 0
        ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }]
        : []),
    ],
  };
  const path = `${account}/message_templates`;
  const { status } = await call({ method: 'POST', path, json, what: 'create the template' });
  return String(status ?? 'PENDING');
}
