import type { Parameters_ } from './schema/check.ts';
import { checkParameters } from './schema/check.ts';
import { methodNamed } from './schema/compiled.ts';

export function isMethod(name: string): boolean {
  return methodNamed(name) !== undefined;
}

export function schemaViolations(name: string, parameters: Parameters_): string[] {
  const method = methodNamed(name);
  if (!method) return [];
  return checkParameters(method, parameters).map(
    ({ path, detail, rule }) => `${name} ${path}: ${rule}, ${detail}`,
  );
}
