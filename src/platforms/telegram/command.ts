export type AddressedText = {
  readonly text: string;
  readonly command: boolean;
  /** Whether the command names us. */
  readonly named: boolean;
};

/**
 * A text as it is meant for us: our own name is cut off a command (`/troops@OurBot now` is `/troops now`), compared
 * without case. Undefined where the command is another bot's.
 */
export function addressedText(text: string, username: string): AddressedText | undefined {
  const match = /^\/(?<command>[A-Za-z0-9_]+)(?:@(?<bot>[A-Za-z0-9_]+))?(?=\s|$)/.exec(text);
  if (!match?.groups) return { text, command: false, named: false };
  const { command, bot } = match.groups;
  if (bot !== undefined && bot.toLowerCase() !== username.toLowerCase()) return undefined;
  return { text: `/${command}${text.slice(match[0].length)}`, command: true, named: bot !== undefined };
}
