import type { CallContext, Handlers } from '../methods/handlers.ts';
import { Refusal } from '../protocol/refusal.ts';
import { refusalOf } from '../protocol/refusal-of-problem.ts';
import type { Parameters_ } from '../schema/check.ts';
import { checkParameters } from '../schema/check.ts';
import type { Method } from '../schema/compiled.ts';
import { methodNamed } from '../schema/compiled.ts';
import type { Violations } from '../world/violations.ts';
import { decodeParameters } from './read-call.ts';

export type Execute = (name: string, raw: Parameters_, signal: AbortSignal) => Promise<unknown>;

type AnyHandler = (parameters: Parameters_, call: CallContext) => unknown;

/** Checks a call against the schema and carries it out. Rejects with Refusal; records every violation on the way. */
export function createExecute(handlers: Handlers, violations: Violations): Execute {
  const byName = new Map(Object.entries(handlers) as [string, AnyHandler][]);
  return async (name, raw, signal) => {
    const method = methodNamed(name);
    if (!method) {
      violations.add('unknown-method', name, 'there is no such method');
      throw new Refusal(404, 'Not Found: method not found');
    }
    const parameters = checked(method, raw, violations);
    const handler = byName.get(method.name);
    if (!handler) {
      violations.add('not-emulated', method.name, 'this server does not play the method yet');
      throw new Refusal(501, `Not Implemented: the local server does not play ${method.name}`);
    }
    return await handler(parameters, {
      signal,
      violation: (rule, detail) => violations.add(rule, method.name, detail),
    });
  };
}

function checked(method: Method, raw: Parameters_, violations: Violations): Parameters_ {
  const parameters = decodeParameters(method, raw);
  const problems = checkParameters(method, parameters);
  if (problems.length === 0) return parameters;
  for (const { rule, path, detail } of problems) {
    violations.add(rule, method.name, path ? `${path}: ${detail}` : detail);
  }
  const fatal = problems.find(({ tolerated }) => !tolerated);
  if (fatal) throw refusalOf(fatal);
  return parameters;
}
