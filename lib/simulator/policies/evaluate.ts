import type { Caller } from '../kernel/caller.ts';
import { holds, type Keys } from './conditions.ts';
import { type PolicyDocument, readPolicy, type Statement } from './document.ts';
import { matches, matchesAction } from './wildcard.ts';

export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}

export type Judgement = 'allow' | 'explicit-deny' | 'implicit-deny';

/** Judges identity policies: a deny beats every allow. */
export function judgeIdentity(documents: Iterable<PolicyDocument>, request: PolicyRequest): Judgement {
  return judge(documents, request, () => true);
}

/** Judges a resource's or a role's own policy for a caller: its principals must name the caller. */
export function judgeResource(document: PolicyDocument, request: PolicyRequest, caller: Caller): Judgement {
  const keys = { ...callerKeys(caller), ...request.keys };
  return judge([document], { ...request, keys }, (statement) => names(statement, caller));
}

/**
 * Whether a resource's own policy lets a caller do something. Its deny counts for all but operators of the owner; callers of
 * the owner need no allow of it, since their own policies judge them; services and other accounts do.
 */
export function permittedByResource(
  policy: string | undefined,
  owner: string,
  request: PolicyRequest & { readonly caller: Caller },
): boolean {
  const { caller } = request;
  const own = caller.kind !== 'service' && caller.account === owner;
  const judgement =
    policy === undefined || policy === '' ? 'implicit-deny' : judgeResource(remembered(policy), request, caller);
  if (judgement === 'explicit-deny') return own && caller.kind === 'operator';
  return judgement === 'allow' || own;
}

const read = new Map<string, PolicyDocument>();

/** Reads a policy's text once: queues and topics judge every message by theirs. */
function remembered(policy: string): PolicyDocument {
  let document = read.get(policy);
  if (document === undefined) {
    document = readPolicy(policy);
    read.set(policy, document);
  }
  return document;
}

/**
 * Condition keys that come with a caller. A service that delivers for a resource has that resource's ARN as its own,
 * which is what its target sees as the source.
 */
export function callerKeys(caller: Caller): Keys {
  if (caller.kind !== 'service') {
    return {
      'aws:PrincipalArn': caller.roleArn ?? caller.arn,
      'aws:PrincipalAccount': caller.account,
      'aws:PrincipalIsAWSService': false,
    };
  }
  return {
    'aws:SourceArn': caller.arn,
    // A service without a resource stands as `arn:aws:iam::aws:service/…`.
    'aws:SourceAccount': /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(caller.arn)?.[1] ?? caller.account,
    'aws:PrincipalIsAWSService': true,
  };
}

function judge(
  documents: Iterable<PolicyDocument>,
  request: PolicyRequest,
  concerns: (statement: Statement) => boolean,
): Judgement {
  let judgement: Judgement = 'implicit-deny';
  for (const { statements } of documents) {
    for (const statement of statements) {
      if (!concerns(statement) || !applies(statement, request)) continue;
      if (statement.effect === 'Deny') return 'explicit-deny';
      judgement = 'allow';
    }
  }
  return judgement;
}

function applies(statement: Statement, request: PolicyRequest): boolean {
  const action = statement.actions.some((pattern) => matchesAction(pattern, request.action));
  if (action === statement.notActions) return false;
  const resource = statement.resources.some((pattern) => matches(pattern, request.resource));
  if (resource === statement.notResources) return false;
  return statement.conditions.every((condition) => holds(condition, { 'aws:SecureTransport': true, ...request.keys }));
}

function names(statement: Statement, caller: Caller): boolean {
  return (statement.principals ?? []).some(({ kind, name }) => {
    if (name === '*') return kind !== 'Service';
    if (kind === 'Service') return caller.kind === 'service' && caller.principal === name;
    if (kind !== 'AWS' || caller.kind === 'service') return false;
    if (name === caller.account || name === `arn:aws:iam::${caller.account}:root`) return true;
    return name === caller.arn || name === caller.roleArn;
  });
}
