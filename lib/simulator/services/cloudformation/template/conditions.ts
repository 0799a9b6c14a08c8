import { validationError } from '../errors.ts';
import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';

/** Fills the scope's conditions; each may name others. */
export function evaluateConditions(scope: Scope & { readonly conditions: Map<string, boolean> }): void {
  const declared = scope.template.Conditions ?? {};
  const evaluate = (name: string, path: readonly string[]): void => {
    if (scope.conditions.has(name)) return;
    if (path.includes(name))
      throw validationError(`Template format error: Circular dependency between conditions: ${path.join(', ')}`);
    if (!(name in declared)) throw validationError(`Template format error: Unresolved condition dependency ${name}`);
    for (const other of conditionsIn(declared[name])) evaluate(other, [...path, name]);
    scope.conditions.set(name, resolve(declared[name], scope) === true);
  };
  for (const name of Object.keys(declared)) evaluate(name, []);
  for (const [logicalId, { Condition: condition }] of Object.entries(scope.template.Resources)) {
    if (condition !== undefined && !(condition in declared)) {
      throw validationError(
        `Template format error: Unresolved dependencies [${condition}]. Cannot reference resources in the Conditions block of the template (resource ${logicalId})`,
      );
    }
  }
}

function conditionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Condition' && typeof inner === 'string' ? [inner] : conditionsIn(inner),
  );
}

/** Rules hold parameters to assertions before any resource is touched. */
export function checkRules(scope: Scope): void {
  for (const [name, rule] of Object.entries(scope.template.Rules ?? {})) {
    if (rule.RuleCondition !== undefined && resolve(rule.RuleCondition, scope) !== true) continue;
    for (const { Assert, AssertDescription } of rule.Assertions) {
      if (resolve(Assert, scope) === true) continue;
      throw validationError(
        `Template error: Assertion failed in rule ${name}${AssertDescription === undefined ? '' : ` : ${AssertDescription}`}`,
      );
    }
  }
}
