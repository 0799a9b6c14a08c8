import type { Caller } from './kernel/caller.ts';
import type { CallContext, Denial, Origin, Permission, ResourcePolicy, ServiceDefinition } from './kernel/service.ts';
import { accessDenied } from './wire/refusals.ts';
import type { ServiceShape } from './wire/shape.ts';

/** Judges whether a caller may do what a call needs; the denial when it may not. */
export type Authorise = (asked: {
  readonly caller: Caller;
  readonly permission: Permission;
  readonly policy: ResourcePolicy | undefined;
  readonly origin: Origin | undefined;
}) => Denial | undefined;

/** Judges all that a call needs; what was judged is added to `needed`. Throws what the first denial is answered with. */
export function authoriseCall(call: {
  readonly definition: ServiceDefinition;
  readonly authorise: Authorise;
  readonly speaks: ServiceShape;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly context: CallContext;
  readonly needed: Permission[];
}): void {
  const { definition, authorise, speaks, operation, input, context, needed } = call;
  const { caller, origin } = context;
  if (caller.kind !== 'role' && definition.resourcePolicy === undefined) return;
  const wanted = definition.permissions?.[operation]?.(input, context) ?? [
    { action: `${definition.actionPrefix}:${operation}`, resource: '*' },
  ];
  for (const permission of wanted) {
    const policy = definition.resourcePolicy?.(permission, context);
    if (caller.kind !== 'role' && policy === undefined) continue;
    needed.push(permission);
    const denial = authorise({ caller, permission, policy, origin });
    if (denial !== undefined) throw definition.denied?.(denial) ?? accessDenied(speaks, denial);
  }
}
