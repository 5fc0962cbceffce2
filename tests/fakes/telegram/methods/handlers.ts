import type { ApiMethods, Opts } from '@grammyjs/types';
import type { FilePart } from '../schema/check.ts';
import type { Rule } from '../world/violations.ts';

/** The call in which a handler works. */
export type CallContext = {
  /** Ends when the bot hangs up. */
  readonly signal: AbortSignal;
  violation(rule: Rule, detail: string): void;
};

type Methods = ApiMethods<FilePart>;

/**
 * One function a method, typed by the published interface: parameters have passed the schema check, results are what
 * the method promises. Throws Refusal where the server refuses.
 */
export type Handlers = {
  readonly [Method in keyof Methods]?: (
    parameters: Opts<FilePart>[Method],
    call: CallContext,
  ) => ReturnType<Methods[Method]> | Promise<ReturnType<Methods[Method]>>;
};
