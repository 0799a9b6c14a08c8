import type { Caller } from '../../kernel/caller.ts';
import type { Denial, Origin, Permission, ResourcePolicy } from '../../kernel/service.ts';
import { decide, type Layer } from '../../policies/decide.ts';
import { denialOf } from '../../policies/denial.ts';
import type { PolicyDocument } from '../../policies/document.ts';
import { readIdentityPolicy } from '../../policies/identity-grammar.ts';
import { remember } from '../../policies/remember.ts';
import { requestKeys } from '../../policies/request-keys.ts';
import { readResourcePolicy, readTrustPolicy } from '../../policies/resource-grammar.ts';
import { defaultVersionOf } from './lookup.ts';
import { spreadPolicy, spreadRole } from './spreading.ts';
import type { IamState, Role } from './state.ts';

interface Asked {
  readonly caller: Caller;
  readonly permission: Permission;
  /** On the resource itself. */
  readonly policy: ResourcePolicy | undefined;
  readonly origin: Origin | undefined;
  readonly region: string;
  readonly nowMs: number;
}

/** Why a caller may not do something; undefined when it may. */
export function judge(state: IamState, asked: Asked): Denial | undefined {
  const { caller, permission, policy } = asked;
  const role = spreadRole(state, caller.roleArn?.split('/').at(-1) ?? '');
  const owner = policy?.owner;
  const keys = { ...tagsOf(role), ...requestKeys({ ...asked, owner }), ...permission.conditions };
  const refusal = decide({
    caller,
    request: { action: permission.action, resource: permission.resource, keys },
    layers: layersOf(state, caller, role),
    resource: policy === undefined ? undefined : { ...policy, document: documentOn(policy) },
  });
  return refusal === undefined ? undefined : denialOf(caller, permission, refusal);
}

/** A trust policy names no resource, which the other grammar asks for. */
function documentOn({ text, required }: ResourcePolicy): PolicyDocument | undefined {
  if (text === undefined || text === '') return undefined;
  return required === true ? remember('trust', text, readTrustPolicy) : remember('resource', text, readResourcePolicy);
}

const everything = readIdentityPolicy(
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }),
);

function layersOf(state: IamState, caller: Caller, role: Role | undefined): Layer[] {
  if (caller.kind === 'service') return [];
  if (caller.kind === 'operator') return [{ kind: 'an identity-based policy', policies: [{ document: everything }] }];
  const layers: Layer[] = [
    { kind: 'an identity-based policy', policies: role === undefined ? [] : [...policiesOf(state, role)] },
  ];
  if (role?.boundary !== undefined) {
    layers.push({ kind: 'a permissions boundary', policies: managed(state, role.boundary) });
  }
  if (caller.boundedBy !== undefined) {
    const policies = caller.boundedBy.map((text) => ({ document: remember('identity', text, readIdentityPolicy) }));
    layers.push({ kind: 'a session policy', policies });
  }
  return layers;
}

function* policiesOf(state: IamState, role: Role): Generator<Layer['policies'][number]> {
  for (const { document } of role.inline.values()) yield { document };
  for (const arn of role.attached) yield* managed(state, arn);
}

function managed(state: IamState, arn: string): Layer['policies'][number][] {
  const policy = spreadPolicy(state, arn);
  return policy === undefined ? [] : [{ document: defaultVersionOf(policy).document, arn }];
}

const tagsOf = (role: Role | undefined) =>
  Object.fromEntries((role?.tags ?? []).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]));
