import { z } from 'zod';
import { text, unique } from './limits.ts';

const body = (most: number) => z.strictObject({ text: text(most) });
const footer = z.strictObject({ text: text(60) }).optional();
const media = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ link: z.url({ protocol: /^https$/ }) }),
]);
const textHeader = z.strictObject({ type: z.literal('text'), text: text(60) });
const mediaHeader = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), image: media }),
  z.strictObject({ type: z.literal('video'), video: media }),
  z.strictObject({ type: z.literal('document'), document: media }),
]);
const anyHeader = z.union([textHeader, mediaHeader]).optional();

const buttons = z.strictObject({
  type: z.literal('button'),
  header: anyHeader,
  body: body(1024),
  footer,
  action: z.strictObject({
    buttons: z
      .array(
        z.strictObject({
          type: z.literal('reply'),
          reply: z.strictObject({ id: text(256), title: text(20) }),
        }),
      )
      .min(1)
      .max(3)
      .refine((all) => unique(all.map(({ reply }) => reply.id)), { error: 'button ids must be unique' })
      .refine((all) => unique(all.map(({ reply }) => reply.title)), {
        error: 'button titles must be unique',
      }),
  }),
});

const row = z.strictObject({ id: text(200), title: text(24), description: text(72).optional() });
const list = z.strictObject({
  type: z.literal('list'),
  header: textHeader.optional(),
  body: body(4096),
  footer,
  action: z.strictObject({
    button: text(20),
    sections: z
      .array(z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1).max(10) }))
      .min(1)
      .max(10)
      .refine((all) => all.length === 1 || all.every(({ title }) => title), {
        error: 'sections need titles where there are several',
      })
      .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, { error: 'at most 10 rows in total' })
      .refine((all) => unique(all.flatMap(({ rows }) => rows.map(({ id }) => id))), {
        error: 'row ids must be unique',
      }),
  }),
});

const link = z.strictObject({
  type: z.literal('cta_url'),
  header: anyHeader,
  body: body(1024),
  footer,
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: text(20), url: z.url({ protocol: /^https?$/ }).max(2000) }),
  }),
});

/** Interactive messages with every limit of theirs (Cloud API, interactive messages). */
export const interactive = z.discriminatedUnion('type', [buttons, list, link]);
export type Interactive = z.infer<typeof interactive>;
