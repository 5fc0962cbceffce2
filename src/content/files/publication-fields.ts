import type { z } from 'zod';
import type { Publication } from '../publication.ts';
import { fieldsOf, languageTag, text, timeZone, webAddress } from './field-kinds.ts';

const follow = {
  google_news: webAddress('google_news: https://news.google.com/publications/…').exactOptional(),
  whatsapp: webAddress('whatsapp: https://whatsapp.com/channel/…').exactOptional(),
  telegram: webAddress('telegram: https://t.me/…').exactOptional(),
};

/** The fields of `publication.yaml`. */
export const publicationFields = fieldsOf(
  {
    name: text('name: The Daily News'),
    language: languageTag(),
    time_zone: timeZone(),
    site: webAddress('site: https://news.example').exactOptional(),
    follow: fieldsOf(follow, 'follow: with google_news, whatsapp or telegram below it').exactOptional(),
  },
  'name, language and time_zone',
);

/** The publication that checked fields describe. */
export function publicationOf(fields: z.infer<typeof publicationFields>): Publication {
  const { time_zone: timeZone, follow: links = {}, ...rest } = fields;
  return { ...rest, timeZone, follow: links };
}
