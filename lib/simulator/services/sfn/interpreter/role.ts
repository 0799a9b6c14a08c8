import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { Execution, SfnState } from '../state.ts';

/** Sessions last an hour; one is taken anew some time before. */
const HELD_MS = 55 * 60 * 1000;

/** The role that an execution acts in, and those that it takes on from there. */
export function roleOf(context: ServiceContext<SfnState>, execution: Execution): (roleArn?: string) => Caller {
  const held = new Map<string, { caller: Caller; untilMs: number }>();
  const session = execution.name.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  const hold = (roleArn: string, take: () => Caller) => {
    const known = held.get(roleArn);
    if (known !== undefined && context.clock.nowMs < known.untilMs) return known.caller;
    const caller = take();
    held.set(roleArn, { caller, untilMs: context.clock.nowMs + HELD_MS });
    return caller;
  };
  const { arn, roleArn: ownArn } = execution.machine;
  return (roleArn) => {
    const own = hold(ownArn, () => context.assume(ownArn, session, arn));
    return roleArn === undefined ? own : hold(roleArn, () => takeOn(context, { own, roleArn, session }));
  };
}

function takeOn(
  context: ServiceContext<SfnState>,
  { own, roleArn, session }: { own: Caller; roleArn: string; session: string },
): Caller {
  const input = { RoleArn: roleArn, RoleSessionName: session };
  const { Credentials } = context.call<{ Credentials: { AccessKeyId: string } }>('sts', 'AssumeRole', input, {
    as: own,
  });
  return context.callers.find(Credentials.AccessKeyId, context.clock.nowMs) as Caller;
}
