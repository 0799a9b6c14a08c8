// What the roles of a region did: each action on each resource once, and each call that was denied.

import type { JournalEntry } from '../../lib/simulator/kernel/journal.ts';
import type { Region } from '../../lib/simulator/region.ts';

export interface Use {
  /** The role's name in the region. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

export interface Denial {
  readonly caller: string;
  /** Service and operation. */
  readonly call: string;
  readonly message: string;
}

export interface Seen {
  readonly used: readonly Use[];
  readonly denied: readonly Denial[];
}

type Call = Extract<JournalEntry, { kind: 'call' }>;

const used = new Map<string, Use>();
const denied: Denial[] = [];
/** Actions that a scenario took away from its region on purpose. */
const takenAway = new WeakMap<object, Set<string>>();

/** All regions of this process. */
export const seen = (): Seen => ({ used: [...used.values()], denied });

export function watchUse(region: Region): void {
  region.journal.listen((entry) => {
    if (entry.kind !== 'call') return;
    if (isDenial(entry)) noteDenial(region, entry);
    else noteUse(entry);
  });
}

/** Takes an action out of every inline policy of a role, and expects the denials that follow. */
export function takeAway(region: Region, { roleName: RoleName, action }: { roleName: string; action: string }): void {
  takenAway.set(region.journal, (takenAway.get(region.journal) ?? new Set()).add(action));
  const { PolicyNames } = region.call('iam', 'ListRolePolicies', { RoleName });
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument } = region.call('iam', 'GetRolePolicy', { RoleName, PolicyName });
    const document = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: { Action: string | string[] }[] };
    const Statement = document.Statement.map(({ Action, ...rest }) => ({
      ...rest,
      Action: [Action].flat().filter((one) => one !== action),
    })).filter(({ Action }) => Action.length > 0);
    const changed = JSON.stringify({ ...document, Statement });
    region.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: changed });
  }
}

/** Denials by a resource's or a role's own policy, which name no action of the journal, among them. */
const isDenial = ({ outcome }: Call) => /AccessDenied|Unauthorized|NotAuthorized/.test(outcome);

function noteDenial(region: Region, { caller, service, operation, actions, message = '' }: Call): void {
  if (takenAway.get(region.journal)?.has(actions.at(-1) ?? '') === true) return;
  denied.push({ caller, call: `${service}:${operation}`, message });
}

function noteUse({ caller, actions, resources }: Call): void {
  const role = /:assumed-role\/([^/]+)\//.exec(caller)?.[1];
  if (role === undefined) return;
  for (const [index, action] of actions.entries()) {
    const resource = resources[index] ?? '*';
    used.set(`${role} ${action} ${resource}`, { role, action, resource });
  }
}
