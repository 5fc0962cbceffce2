/** What a chat can follow. */
export type Subject =
  | { readonly kind: 'everything' }
  | { readonly kind: 'topic'; readonly command: string }
  | { readonly kind: 'article'; readonly slug: string };

/** A subject as it is stored and as a button carries it: `everything`, `topic troops`, `article a-visit`. */
export function writeSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'everything':
      return 'everything';
    case 'topic':
      return `topic ${subject.command}`;
    case 'article':
      return `article ${subject.slug}`;
  }
}

/** Reads what `writeSubject` wrote; undefined where it is something else, since anybody may type it. */
export function readSubject(text: string): Subject | undefined {
  if (text === 'everything') return { kind: 'everything' };
  const [kind, name, ...more] = text.split(' ');
  if (!name || more.length > 0) return undefined;
  if (kind === 'topic') return { kind, command: name };
  return kind === 'article' ? { kind, slug: name } : undefined;
}
