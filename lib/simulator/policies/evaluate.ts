import { matchesArn } from './arn-pattern.ts';
import { holds, type Keys, lookupIn } from './conditions.ts';
import type { PolicyDocument, Statement } from './document.ts';
import { fill, guard } from './text-template.ts';
import { matchesAction } from './wildcard.ts';

export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}

/** The statements of a document that speak of a request. */
export function* applicable({ statements, variables }: PolicyDocument, request: PolicyRequest): Generator<Statement> {
  for (const statement of statements) if (applies(statement, request, variables)) yield statement;
}

function applies(statement: Statement, request: PolicyRequest, variables: boolean): boolean {
  const { keys } = request;
  const action = statement.actions.some((pattern) => matchesAction(pattern, request.action));
  if (action === statement.notActions) return false;
  const actual = guard(request.resource);
  const resource = statement.resources.some((template) => {
    const pattern = variables ? fill(template, lookupIn(keys)) : template;
    return pattern !== undefined && matchesArn(pattern, actual);
  });
  if (resource === statement.notResources) return false;
  return statement.conditions.every((condition) => holds(condition, keys, variables));
}
