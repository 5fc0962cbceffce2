/**
 * A text without our name, wherever it stands and in any case; undefined where our name is not in it. A longer name
 * that begins with ours is another bot's.
 */
export function withoutMention(text: string, username: string): string | undefined {
  const name = new RegExp(`(^|[^\\p{L}\\p{N}_@./])@${username}(?![A-Za-z0-9_])`, 'giu');
  if (!name.test(text)) return undefined;
  return text.replace(name, '$1').replace(/\s+/g, ' ').trim();
}
