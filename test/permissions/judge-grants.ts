import { matches, matchesAction } from '../../lib/simulator/policies/wildcard.ts';
import { type Explanation, explains } from './explanations.ts';
import type { Grant } from './granted.ts';
import type { Denial, Seen, Use } from './use.ts';

export interface RoleReport {
  readonly role: string;
  readonly allowed: readonly string[];
  readonly used: readonly string[];
  readonly explained: readonly string[];
  readonly unused: readonly string[];
}

export interface Report {
  readonly roles: readonly RoleReport[];
  readonly denied: readonly Denial[];
  /** Rows of the page that explain nothing: what they name is used by now, or allowed no more. */
  readonly idle: readonly Explanation[];
}

/** Holds what is allowed against what was used; an action on a resource is one permission. */
export function judgeGrants(grants: readonly Grant[], seen: readonly Seen[], page: readonly Explanation[]): Report {
  const uses = seen.flatMap(({ used }) => used);
  const needed = new Set(grants.filter((grant) => uses.some((use) => isUse(grant, use))));
  const explained = (grant: Grant) => !needed.has(grant) && page.some((row) => explains(row, grant));
  const titles = [...new Set(grants.map(({ role }) => role.title))].sort();
  const roles = titles.map((role) => {
    const own = grants.filter((grant) => grant.role.title === role);
    return {
      role,
      allowed: own.map(nameOf),
      used: own.filter((grant) => needed.has(grant)).map(nameOf),
      explained: own.filter(explained).map(nameOf),
      unused: own.filter((grant) => !needed.has(grant) && !explained(grant)).map(nameOf),
    };
  });
  const idle = page.filter((row) => !grants.some((grant) => !needed.has(grant) && explains(row, grant)));
  return { roles, denied: seen.flatMap(({ denied }) => denied), idle };
}

function isUse(grant: Grant, use: Use): boolean {
  return (
    grant.role.named.test(use.role) && matchesAction(grant.action, use.action) && matches(grant.resource, use.resource)
  );
}

const nameOf = ({ action, resource }: Grant) => (resource === '*' ? action : `${action} on ${resource}`);
