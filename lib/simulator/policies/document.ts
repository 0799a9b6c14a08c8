// Policy documents as IAM reads them. What this model does not judge is refused by name, never passed over.

import { ServiceError } from '../kernel/service-error.ts';
import { type Condition, knowsOperator } from './conditions.ts';

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** The actions are those that the statement does not mean. */
  readonly notActions: boolean;
  readonly resources: readonly string[];
  readonly notResources: boolean;
  /** Of resource and trust policies: kind (`AWS`, `Service`, `Federated` or `*`) and names. */
  readonly principals: readonly { readonly kind: string; readonly name: string }[] | undefined;
  readonly conditions: readonly Condition[];
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

const ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition']);

/** Reads a policy's JSON text or object. Throws ServiceError MalformedPolicyDocument. */
export function readPolicy(policy: unknown): PolicyDocument {
  const document = (typeof policy === 'string' ? parse(policy) : policy) as Record<string, unknown>;
  if (typeof document !== 'object' || document === null) throw malformed('Syntax errors in policy.');
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw malformed('The policy must contain a valid version string');
  }
  const statements = list(document['Statement']) as Record<string, unknown>[];
  if (statements.length === 0) throw malformed('Syntax errors in policy.');
  return { statements: statements.map(readStatement) };
}

function readStatement(raw: Record<string, unknown>): Statement {
  for (const element of Object.keys(raw)) {
    if (element === 'NotPrincipal') throw outside(`the policy element '${element}'`);
    if (!ELEMENTS.has(element)) throw malformed(`Syntax errors in policy: unknown element ${element}`);
  }
  const effect = raw['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${String(effect)}`);
  if (raw['Action'] === undefined && raw['NotAction'] === undefined) {
    throw malformed('Policy statement must contain actions.');
  }
  return {
    sid: raw['Sid'] as string | undefined,
    effect,
    actions: list(raw['Action'] ?? raw['NotAction']) as string[],
    notActions: raw['Action'] === undefined,
    resources: list(raw['Resource'] ?? raw['NotResource'] ?? '*') as string[],
    notResources: raw['Resource'] === undefined && raw['NotResource'] !== undefined,
    principals: readPrincipals(raw['Principal']),
    conditions: readConditions((raw['Condition'] ?? {}) as Record<string, Record<string, unknown>>),
  };
}

function readPrincipals(raw: unknown): Statement['principals'] {
  if (raw === undefined) return undefined;
  if (raw === '*') return [{ kind: '*', name: '*' }];
  return Object.entries(raw as Record<string, unknown>).flatMap(([kind, names]) =>
    list(names).map((name) => ({ kind, name: String(name) })),
  );
}

function readConditions(raw: Record<string, Record<string, unknown>>): Condition[] {
  return Object.entries(raw).flatMap(([operator, keys]) => {
    if (!knowsOperator(operator)) throw outside(`the condition operator '${operator}'`);
    return Object.entries(keys).map(([key, values]) => ({ operator, key, values: list(values).map(String) }));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('Syntax errors in policy.');
  }
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function malformed(message: string): ServiceError {
  return new ServiceError('MalformedPolicyDocument', message);
}

function outside(what: string): ServiceError {
  return new ServiceError('NotModelled', `The simulator does not judge ${what}; see docs/fidelity.md`, {
    statusCode: 501,
  });
}
