import type { Caller } from '../kernel/caller.ts';
import type { Principal, Statement } from './document.ts';

/**
 * How closely a policy's principals name a caller. An account that is named only hands the question on to the caller's own
 * policies; a session that is named stands above what bounds its role.
 */
export type Grade = 'account' | 'principal' | 'session';

const GRADES: readonly Grade[] = ['account', 'principal', 'session'];

/** @returns undefined when the statement is not about the caller */
export function gradeOf(statement: Statement, caller: Caller): Grade | undefined {
  const { principals = [], notPrincipals } = statement;
  if (notPrincipals) return isExempt(principals, caller) ? undefined : 'principal';
  const grades = principals.map((principal) => gradeOfOne(principal, caller));
  return GRADES.findLast((grade) => grades.includes(grade));
}

function gradeOfOne({ kind, name }: Principal, caller: Caller): Grade | undefined {
  // Everyone, services among them.
  if (name === '*') return 'principal';
  // A provider of identities speaks for whom it has named; its ARN is no service's name.
  if (caller.kind === 'service') {
    return (kind === 'Service' || kind === 'Federated') && name === caller.principal ? 'principal' : undefined;
  }
  if (kind !== 'AWS') return undefined;
  if (isAccount(name, caller)) return 'account';
  if (name === caller.roleArn) return 'principal';
  if (name !== caller.arn) return undefined;
  return caller.kind === 'role' ? 'session' : 'principal';
}

const isAccount = (name: string, { account }: Caller): boolean =>
  name === account || new RegExp(`^arn:aws[a-z-]*:iam::${account}:root$`).test(name);

/** IAM looks at the account, then the role, then the session: each must be exempt. */
function isExempt(principals: readonly Principal[], caller: Caller): boolean {
  if (caller.kind === 'service') return principals.some((one) => gradeOfOne(one, caller) !== undefined);
  const names = principals.filter(({ kind }) => kind === 'AWS').map(({ name }) => name);
  const wanted = [caller.roleArn, caller.arn].filter((name) => name !== undefined);
  return names.some((name) => isAccount(name, caller)) && wanted.every((name) => names.includes(name));
}
