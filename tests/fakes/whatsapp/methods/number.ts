import { z } from 'zod';
import { GraphError } from '../http/graph-error.ts';
import { firstProblem, text, unique } from '../rules/limits.ts';
import { checkTemplate } from '../rules/templates.ts';
import type { World } from '../world/world.ts';

const noEmoji = (value: string) => !/\p{Extended_Pictographic}/u.test(value);
const withoutEmoji = { error: 'must have no emoji' };

/** The stricter of the two published sets of limits for each field. */
const automation = z.strictObject({
  enable_welcome_message: z.boolean().optional(),
  prompts: z.array(text(80).refine(noEmoji, withoutEmoji)).max(3).optional(),
  commands: z
    .array(
      z.strictObject({
        command_name: z.string().regex(/^[a-z0-9_]{1,30}$/),
        command_description: text(256).refine(noEmoji, withoutEmoji),
      }),
    )
    .max(30)
    .refine((all) => unique(all.map(({ command_name }) => command_name)), {
      error: 'commands must be unique',
    })
    .optional(),
});

/** `POST /{number}/conversational_automation`. */
export function setAutomation(world: World, raw: unknown): object {
  const checked = automation.safeParse(raw);
  if (!checked.success) throw new GraphError(100, firstProblem(checked.error).details);
  world.automation = { ...world.automation, ...checked.data };
  return { success: true };
}

/** `GET /{number}?fields=…`. */
export function numberFields(
  world: World,
  fields: string,
  about: {
    readonly id: string;
    readonly display: string;
    readonly official: boolean;
    readonly quality: string;
  },
): object {
  const known: Readonly<Record<string, unknown>> = {
    display_phone_number: about.display,
    verified_name: 'The Local Newsroom',
    quality_rating: about.quality,
    is_official_business_account: about.official,
    throughput: { level: 'STANDARD' },
    whatsapp_business_manager_messaging_limit: 'TIER_250',
    health_status: { can_send_message: 'AVAILABLE', entities: [] },
    conversational_automation: { id: about.id, ...world.automation },
  };
  const names = fields ? fields.split(',') : ['display_phone_number', 'verified_name', 'quality_rating'];
  const unknown = names.find((name) => !(name in known) && name !== 'id');
  if (unknown) throw new GraphError(100, `Tried accessing nonexisting field (${unknown})`);
  return { ...Object.fromEntries(names.map((name) => [name, known[name]])), id: about.id };
}

/** `POST /{waba}/message_templates`: a template waits for its review. */
export function createTemplate(world: World, raw: unknown): object {
  const checked = checkTemplate((raw ?? {}) as Readonly<Record<string, unknown>>);
  if (world.templates.some(({ name, language }) => name === checked.name && language === checked.language)) {
    throw new GraphError(100, 'there is a template of this name in this language (2388024)');
  }
  const id = world.nextId();
  world.templates.push({ ...checked, id, status: 'PENDING' });
  return { id, status: 'PENDING', category: checked.category };
}

/** `GET /{waba}/message_templates?name=…`. */
export function listTemplates(world: World, name: string | null): object {
  const data = world.templates
    .filter((template) => name === null || template.name === name)
    .map(({ id, name: called, language, status, category }) => ({
      id,
      name: called,
      language,
      status,
      category,
    }));
  return { data, paging: { cursors: { before: 'a', after: 'b' } } };
}
