import { z } from 'zod';
import { COMMAND } from '../command.ts';
import { fieldsOf, languageTag, listOf, short, text, texts, webAddress, wrongKind } from './field-kinds.ts';
import { momentField } from './moment-field.ts';

/** What a slug may be: part of a web address, and of a Telegram deep link (64 characters). */
export const SLUG = /^[a-z0-9-]{1,64}$/;

export type FieldOptions = {
  /** In which times without an offset are meant. */
  readonly timeZone: string;
  /** Commands that no topic may take. */
  readonly reservedCommands: readonly string[];
};

/** The fields of an article's front matter. */
export function frontMatterFields(options: FieldOptions) {
  return withCrossChecks(fieldsOf(shapeOf(options), 'fields such as headline and published'));
}

/** The fields of an article's JSON file: those of the front matter, and the body in plain text. */
export function jsonFields(options: FieldOptions) {
  const section = fieldsOf(
    {
      heading: text('"heading": "Increase in attacks"').exactOptional(),
      paragraphs: listOf(z.string({ error: ({ input }) => wrongKind(input, 'a paragraph') }), '["…", "…"]'),
    },
    '{"heading": "…", "paragraphs": ["…"]}',
  );
  const body = listOf(section, '"body": [{"paragraphs": ["…"]}]');
  return withCrossChecks(
    fieldsOf({ ...shapeOf(options), body }, 'fields such as headline, published and body'),
  );
}

function shapeOf({ timeZone, reservedCommands }: FieldOptions) {
  const moment = momentField(timeZone);
  return {
    headline: text('headline: Trump meets Iraq PM'),
    kicker: text('kicker: Top Stories').exactOptional(),
    standfirst: text('the sentence below the headline').exactOptional(),
    dateline: text('dateline: Washington, United States').exactOptional(),
    byline: text('byline: Jane Doe').exactOptional(),
    language: languageTag().exactOptional(),
    keywords: texts('[iraq, us troops]').exactOptional(),
    picture: picture().exactOptional(),
    published: moment,
    updated: moment.exactOptional(),
    url: webAddress('url: https://news.example/2020/08/trump-meets-iraq-pm').exactOptional(),
    slug: text('slug: trump-meets-iraq-pm')
      .regex(SLUG, { error: ({ input }) => notASlug(input) })
      .exactOptional(),
    people: listOf(person(), '- name: Donald Trump').exactOptional(),
    speakers: listOf(speaker(), '- {passage: "We have", speaker: Donald Trump}').exactOptional(),
    aliases: z
      .record(z.string(), texts('[ISIS, IS]'), {
        error: ({ input }) => wrongKind(input, 'aliases: with a line like "Daesh: [ISIS, IS]" below it'),
      })
      .exactOptional(),
    topics: listOf(topic(reservedCommands), '- {command: troops, title: US troops}').exactOptional(),
    correction: fieldsOf({ text: text('what was wrong'), time: moment }, 'text and time').exactOptional(),
    silent: z
      .boolean({ error: ({ input }) => `is ${JSON.stringify(input)}; write true or false` })
      .exactOptional(),
    telegram_post: text('https://t.me/channel/123')
      .regex(/^https:\/\/t\.me\/(?:c\/\d+|[A-Za-z]\w{3,31})\/\d+$/, {
        error: ({ input }) =>
          `"${short(input)}" is not the address of a post; write it like https://t.me/channel/123`,
      })
      .exactOptional(),
  };
}

export function notASlug(written: unknown): string {
  return `"${short(written)}" cannot be part of a web address; write 1 to 64 of the characters a to z, 0 to 9 and -`;
}

function picture() {
  return fieldsOf(
    {
      caption: text('the words below the picture').exactOptional(),
      url: webAddress('url: https://news.example/picture.jpg').exactOptional(),
      file: text('file: pictures/oval-office.jpg').exactOptional(),
      alt: text('what the picture shows').exactOptional(),
    },
    'caption, url or file, and alt',
  ).refine(({ url, file }) => url === undefined || file === undefined, {
    path: ['file'],
    error: 'stands beside url; keep one of them',
  });
}

function person() {
  return fieldsOf(
    {
      name: text('name: Donald Trump'),
      roles: texts('[the US president]').exactOptional(),
      aliases: texts('[Trump]').exactOptional(),
    },
    '- name: Donald Trump',
  );
}

function speaker() {
  return fieldsOf(
    {
      passage: text('passage: words of the article'),
      speaker: z
        .string({ error: ({ input }) => wrongKind(input, 'speaker: a name, or null where nobody speaks') })
        .refine((name) => name.trim() !== '', {
          error: 'is empty; write a name, or null where nobody speaks',
        })
        .nullable(),
    },
    '- {passage: "We have", speaker: Donald Trump}',
  );
}

/** A topic that is declared here, or only the command of one that another article declares. */
function topic(reservedCommands: readonly string[]) {
  const name = command(reservedCommands);
  const declared = fieldsOf(
    {
      command: name,
      title: text('title: US troops in Iraq')
        .max(256, { error: 'is longer than the 256 characters that menus show; shorten it' })
        .regex(/^(?!.*(?:\p{Emoji_Presentation}|\uFE0F))/su, {
          error: 'has an emoji, which not every menu takes; leave it out',
        }),
      words: texts('[troops, soldiers]').exactOptional(),
      aliases: texts('[soldiers]').exactOptional(),
      passages: texts('[words of a paragraph]').exactOptional(),
    },
    '- {command: troops, title: US troops}, or only troops where another article declares it',
  );
  return z.unknown().transform((value, context): z.infer<typeof declared> | string => {
    const result = (typeof value === 'string' ? name : declared).safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
      const { message, path } = issue;
      context.issues.push({ code: 'custom', message, path, input: value, params: { keys } });
    }
    return z.NEVER;
  });
}

function command(reservedCommands: readonly string[]) {
  return text('command: troops')
    .regex(COMMAND, {
      error: ({ input }) =>
        `"${short(input)}" cannot be a command; write 1 to 30 of the characters a to z, 0 to 9 and _`,
    })
    .refine((written) => !reservedCommands.includes(written), {
      error: ({ input }) => `"${short(input)}" is a built-in command; choose another word`,
    });
}

/** Compares fields with one another, also where others of them are wrong. */
function withCrossChecks<
  Fields extends z.ZodType<{ published: Temporal.ZonedDateTime; updated?: Temporal.ZonedDateTime }>,
>(fields: Fields) {
  return fields.refine(
    ({ published, updated }) => !updated || Temporal.ZonedDateTime.compare(published, updated) <= 0,
    {
      path: ['updated'],
      error: 'is before published; write a later time, or leave it out where nothing was updated',
      when: ({ value }) => isDated(value),
    },
  );
}

function isDated(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { published, updated } = value as Record<string, unknown>;
  return published instanceof Temporal.ZonedDateTime && updated instanceof Temporal.ZonedDateTime;
}
