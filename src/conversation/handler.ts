import type { Answers } from '../answers/index.ts';
import type { Library } from '../content/index.ts';
import type { Incoming } from './incoming.ts';
import type { Link, Reply } from './reply.ts';

/** What a handler may use. It knows no platform and no clock but `incoming.at`. */
export type Desk = {
  readonly library: Library;
  readonly answers: Answers;
  /** Follow links that are configured or known from the platforms that are on. */
  readonly follow: readonly Link[];
  /** The commands to list in `/help`, in the order they should be shown. */
  readonly commands: readonly CommandInfo[];
};

export type CommandInfo = {
  /** Without the slash, `a-z0-9_`, 1 to 32 characters. */
  readonly command: string;
  /** 3 to 60 characters, in the imperative, without a full stop: "Read the article's beginning". */
  readonly description: string;
};

/** Answers one kind of incoming with a reply. One file a command in `handlers/`. */
export type Handler = Partial<CommandInfo> & {
  readonly command: string;
  /** Other words for the same command. */
  readonly aliases?: readonly string[];
  /** Left out where it is a button's action and not something to type: `/more`. */
  readonly description?: string;
  /** `rest` is what stands behind the command, trimmed; anything may stand there. */
  answer(request: { readonly rest: string; readonly incoming: Incoming }, desk: Desk): Reply;
};
