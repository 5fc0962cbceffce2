import type { Library } from './content/index.ts';
import type { Link } from './conversation/index.ts';

/** Links that the newsroom names come first; one that it does not name is derived from the platform, none is invented. */
export function followLinks(
  { publication }: Library,
  own: { readonly [kind in 'telegram' | 'whatsapp']?: string | undefined } = {},
): Link[] {
  const links = { ...own, ...publication.follow };
  const labels = { google_news: 'Google News', whatsapp: 'WhatsApp', telegram: 'Telegram' } as const;
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((kind) => {
    const url = links[kind];
    return url ? [{ label: labels[kind], url }] : [];
  });
}
