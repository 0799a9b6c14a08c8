// Policy documents as they are judged. Their grammar is checked before, by the kind of policy: identity-grammar.ts and
// resource-grammar.ts.

import { type Condition, readOperator } from './conditions.ts';
import { checkModelled } from './modelled-keys.ts';
import { malformed, outsideModel } from './refusals.ts';

export interface Principal {
  readonly kind: string;
  readonly name: string;
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** The actions are those that the statement does not mean. */
  readonly notActions: boolean;
  readonly resources: readonly string[];
  readonly notResources: boolean;
  /** Of resource and trust policies: kind (`AWS`, `Service`, `Federated` or `*`) and names. */
  readonly principals: readonly Principal[] | undefined;
  readonly notPrincipals: boolean;
  readonly conditions: readonly Condition[];
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Variables are read in version 2012-10-17 alone. */
  readonly variables: boolean;
}

export type Raw = Readonly<Record<string, unknown>>;

/** @throws ServiceError NotModelled for elements that are not judged */
export function documentOf(raw: Raw): PolicyDocument {
  return {
    statements: (list(raw['Statement']) as Raw[]).map(statementOf),
    variables: raw['Version'] === '2012-10-17',
  };
}

export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function statementOf(raw: Raw): Statement {
  return {
    sid: raw['Sid'] as string | undefined,
    effect: raw['Effect'] as Statement['effect'],
    actions: list(raw['Action'] ?? raw['NotAction']) as string[],
    notActions: raw['Action'] === undefined,
    resources: list(raw['Resource'] ?? raw['NotResource'] ?? '*') as string[],
    notResources: raw['Resource'] === undefined && raw['NotResource'] !== undefined,
    principals: principalsOf(raw['Principal'] ?? raw['NotPrincipal']),
    notPrincipals: raw['Principal'] === undefined && raw['NotPrincipal'] !== undefined,
    conditions: conditionsOf((raw['Condition'] ?? {}) as Record<string, Raw>),
  };
}

function principalsOf(raw: unknown): Statement['principals'] {
  if (raw === undefined) return undefined;
  if (raw === '*') return [{ kind: '*', name: '*' }];
  return Object.entries(raw as Raw).flatMap(([kind, names]) => {
    if (kind === 'CanonicalUser') throw outsideModel("the principal 'CanonicalUser'");
    return list(names).map((name) => ({ kind, name: String(name) }));
  });
}

function conditionsOf(raw: Readonly<Record<string, Raw>>): Condition[] {
  return Object.entries(raw).flatMap(([text, keys]) => {
    const operator = readOperator(text);
    if (operator === undefined) throw malformed('Syntax errors in policy.');
    return Object.entries(keys).map(([key, values]) => {
      checkModelled(key);
      return { operator, key, values: list(values).map(String) };
    });
  });
}
