import type { Library } from './content/index.ts';
import { languages, personLanguage, tellingReply } from './conversation/index.ts';
import type { Push } from './delivery/index.ts';
import type { Telling } from './updates/index.ts';

/** An update as it is owed to those whom it concerns: to each with its own reason, in its own language. */
export function pushOf({ key, update, reasons, until, audience }: Telling, library: Library): Push {
  const usual = personLanguage(undefined, library.publication);
  const variants = [...reasons].flatMap(([variant, reason]) =>
    languages.map((language) => ({
      ...{ variant, language },
      reply: tellingReply(update, reason, language, library),
    })),
  );
  const reply = variants.find(({ language }) => language === usual)?.reply;
  if (!reply) throw new RangeError(`The update ${key} has nobody to be told to.`);
  return { key, reply, variants, until, audience };
}
