import { GraphError } from '../http/graph-error.ts';
import type { SendBody } from './send-body.ts';

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';

/** A template as it was created. */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  status: TemplateStatus;
  readonly body: string;
  readonly buttons: readonly string[];
};

type Sent = Extract<SendBody, { type: 'template' }>['template'];

/** The variables of a body, `{{1}}` or `{{headline}}`, in order. */
export function variablesOf(body: string): string[] {
  return [...body.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
}

/** Fills a template as a reader sees it. Throws GraphError where it may not be sent or the parameters do not fit it. */
export function fillTemplate(
  sent: Sent,
  templates: readonly Template[],
): { readonly template: Template; readonly text: string; readonly payloads: readonly string[] } {
  const template = templates.find(
    ({ name, language }) => name === sent.name && language === sent.language.code,
  );
  if (!template) throw new GraphError(132001, `${sent.name} does not exist in ${sent.language.code}`);
  if (template.status === 'PAUSED') throw new GraphError(132015, 'the template is paused');
  if (template.status !== 'APPROVED') throw new GraphError(132001, `the template is ${template.status}`);

  const names = variablesOf(template.body);
  const components = sent.components ?? [];
  const values = components.flatMap((component) =>
    component.type === 'body'
      ? component.parameters.flatMap((each) => (each.type === 'text' ? [each] : []))
      : [],
  );
  if (values.length !== names.length) {
    throw new GraphError(132000, `body: ${values.length} parameters for ${names.length} variables`);
  }
  const text = names.reduce((filled, name, index) => {
    const named = !/^\d+$/.test(name);
    const value = named ? values.find((each) => each.parameter_name === name) : values[index];
    if (!value) throw new GraphError(132012, `no parameter is named ${name}`);
    if (!named && value.parameter_name) throw new GraphError(132012, 'a positional template takes no names');
    return filled.replace(`{{${name}}}`, () => value.text);
  }, template.body);
  if (text.length > 1024) throw new GraphError(132005, 'the filled body is longer than 1024');

  const payloads = template.buttons.map((label) => label);
  for (const component of components) {
    if (component.type !== 'button') continue;
    const index = Number(component.index);
    if (index >= template.buttons.length) throw new GraphError(132018, `there is no button ${index}`);
    const [value] = component.parameters;
    if (value?.type !== 'payload') throw new GraphError(132018, 'a quick reply takes a payload');
    payloads[index] = value.payload;
  }
  return { template, text, payloads };
}

/** Checks a template that is to be created. Throws GraphError. */
export function checkTemplate(raw: Readonly<Record<string, unknown>>): Omit<Template, 'id' | 'status'> {
  const { name, language, category, components, parameter_format, ...unknown } = raw;
  if (Object.keys(unknown).length > 0)
    throw new GraphError(100, `unknown: ${Object.keys(unknown).join(', ')}`);
  if (typeof name !== 'string' || !/^[a-z0-9_]{1,512}$/.test(name)) throw new GraphError(100, 'name');
  if (typeof language !== 'string' || !/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) {
    throw new GraphError(100, 'language');
  }
  if (category !== 'MARKETING' && category !== 'UTILITY') throw new GraphError(100, 'category');
  if (!Array.isArray(components)) throw new GraphError(100, 'components');
  const body = components.find(({ type }) => type === 'BODY');
  if (typeof body?.text !== 'string' || body.text.length > 1024) throw new GraphError(100, 'BODY text');
  if (/^\s*\{\{|\}\}\s*$/.test(body.text)) {
    throw new GraphError(100, 'a variable stands at the start or the end of the body (2388299)');
  }
  const names = variablesOf(body.text);
  const named = parameter_format === 'NAMED' || parameter_format === 'named';
  const examples = named
    ? body.example?.body_text_named_params?.map((each: { param_name: string }) => each.param_name)
    : body.example?.body_text?.[0];
  if (names.length > 0 && (!Array.isArray(examples) || examples.length !== names.length)) {
    throw new GraphError(100, 'every variable needs an example');
  }
  const buttons: { type: string; text: string }[] =
    components.find(({ type }) => type === 'BUTTONS')?.buttons ?? [];
  if (buttons.some(({ type, text }) => type !== 'QUICK_REPLY' || text.length > 25)) {
    throw new GraphError(100, 'buttons');
  }
  return { name, language, category, body: body.text, buttons: buttons.map(({ text }) => text) };
}
