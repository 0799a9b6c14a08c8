import type { DeregisterTargetsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidTarget } from '../errors.ts';
import { findTargetGroup } from '../find.ts';
import type { ElbState } from '../state.ts';
import { drainTarget } from '../transitions/drain-target.ts';

/** A target that is not registered is passed over; an id that is no instance's is refused. */
export function deregisterTargets(input: DeregisterTargetsCommandInput, context: CallContext<ElbState>) {
  const group = findTargetGroup(context.state, input.TargetGroupArn as string);
  for (const { Id } of input.Targets ?? []) {
    if (!/^i-[0-9a-f]+$/.test(Id ?? '')) throw invalidTarget(`The target ID '${Id}' is not valid`);
  }
  for (const { Id, Port } of input.Targets ?? []) {
    for (const target of [...group.targets.values()]) {
      if (target.id === Id && (Port === undefined || target.port === Port)) drainTarget(context, target);
    }
  }
  return {};
}
