// What a policy attached to a resource says to a caller. An explicit deny counts for everybody; an allow is what
// services and other accounts need.

import type { Caller } from '../../kernel/caller.ts';

export interface Asked {
  readonly caller: Caller;
  /** As policies write it, e.g. `sns:Publish`. */
  readonly action: string;
  readonly resource: string;
}

type OneOrMore = string | readonly string[];

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface ResourcePolicy {
  readonly Statement: Statement | readonly Statement[];
}

export function judge(policy: ResourcePolicy | undefined, asked: Asked): 'allow' | 'deny' | 'nothing' {
  let verdict: 'allow' | 'nothing' = 'nothing';
  for (const statement of list(policy?.Statement)) {
    if (!applies(statement, asked)) continue;
    if (statement.Effect === 'Deny') return 'deny';
    verdict = 'allow';
  }
  return verdict;
}

/** Whether a caller may do this to a resource of an account. Callers of that account are judged by their own policies too. */
export function permitted(policy: ResourcePolicy | undefined, owner: string, asked: Asked): boolean {
  const verdict = judge(policy, asked);
  if (verdict === 'deny') return asked.caller.kind === 'operator' && asked.caller.account === owner;
  return verdict === 'allow' || (asked.caller.kind !== 'service' && asked.caller.account === owner);
}

function applies(statement: Statement, { caller, action, resource }: Asked): boolean {
  const { Action, NotAction, Resource, Condition = {} } = statement;
  if (Action !== undefined && !list(Action).some((pattern) => like(pattern.toLowerCase(), action.toLowerCase()))) {
    return false;
  }
  if (NotAction !== undefined && list(NotAction).some((pattern) => like(pattern.toLowerCase(), action.toLowerCase()))) {
    return false;
  }
  if (Resource !== undefined && !list(Resource).some((pattern) => like(pattern, resource))) return false;
  if (!isPrincipal(statement.Principal, caller)) return false;
  const keys = contextKeys(caller);
  return Object.entries(Condition).every(([operator, wanted]) =>
    Object.entries(wanted).every(([key, values]) =>
      conditionHolds(operator, keys.get(key.toLowerCase()), list(values)),
    ),
  );
}

function isPrincipal(principal: Statement['Principal'], caller: Caller): boolean {
  if (principal === '*') return true;
  if (principal === undefined) return false;
  if (caller.kind === 'service') {
    return list(principal['Service']).some((name) => name === '*' || name === caller.principal) || isAnyone(principal);
  }
  const names = [caller.arn, caller.roleArn, caller.account];
  return list(principal['AWS']).some(
    (name) => name === '*' || names.includes(name) || new RegExp(`^arn:[^:]+:iam::${caller.account}:root$`).test(name),
  );
}

function isAnyone(principal: Readonly<Record<string, OneOrMore>>): boolean {
  return list(principal['AWS']).includes('*');
}

function contextKeys(caller: Caller): ReadonlyMap<string, string> {
  const keys = new Map([['aws:securetransport', 'true']]);
  if (caller.kind === 'service') {
    keys.set('aws:principalisawsservice', 'true');
    keys.set('aws:sourcearn', caller.arn);
    const account = caller.arn.split(':')[4] || caller.account;
    keys.set('aws:sourceaccount', account);
    // The key of a topic's default policy, which alarms carry and rules do not.
    if (caller.principal === 'cloudwatch.amazonaws.com') keys.set('aws:sourceowner', account);
    return keys;
  }
  keys.set('aws:principalisawsservice', 'false');
  keys.set('aws:principalarn', caller.roleArn ?? caller.arn);
  keys.set('aws:principalaccount', caller.account);
  keys.set('aws:sourceowner', caller.account);
  return keys;
}

function conditionHolds(operator: string, actual: string | undefined, wanted: readonly string[]): boolean {
  const name = operator.replace(/^ForA(ny|ll)Values?:/, '');
  if (name === 'Null') return wanted.every((value) => (String(value) === 'true') === (actual === undefined));
  if (name.endsWith('IfExists') && actual === undefined) return true;
  const test = TESTS[name.replace(/IfExists$/, '')];
  if (test === undefined) return false;
  const { negated, matches } = test;
  if (actual === undefined) return negated;
  return wanted.some((value) => matches(String(value), actual)) !== negated;
}

const same = (wanted: string, actual: string) => wanted === actual;
const sameInAnyCase = (wanted: string, actual: string) => wanted.toLowerCase() === actual.toLowerCase();

const TESTS: Readonly<Record<string, { negated: boolean; matches: (wanted: string, actual: string) => boolean }>> = {
  StringEquals: { negated: false, matches: same },
  StringNotEquals: { negated: true, matches: same },
  StringEqualsIgnoreCase: { negated: false, matches: sameInAnyCase },
  StringLike: { negated: false, matches: like },
  StringNotLike: { negated: true, matches: like },
  ArnEquals: { negated: false, matches: like },
  ArnLike: { negated: false, matches: like },
  ArnNotEquals: { negated: true, matches: like },
  ArnNotLike: { negated: true, matches: like },
  Bool: { negated: false, matches: sameInAnyCase },
};

/** `*` stands for any text, `?` for one character. */
function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
