import type { SetInstanceHealthCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findMember } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { markUnhealthy } from '../transitions/judge-health.ts';

export function setInstanceHealth(input: SetInstanceHealthCommandInput, context: CallContext<AutoScalingState>) {
  const { group, member } = findMember(context.state, input.InstanceId as string);
  if (input.HealthStatus !== 'Healthy' && input.HealthStatus !== 'Unhealthy') {
    throw invalid(`'${input.HealthStatus}' is not a valid health status; use Healthy or Unhealthy`);
  }
  const graceEndsMs = (member.inServiceAtMs ?? Number.POSITIVE_INFINITY) + group.graceSeconds * 1000;
  const respectsGrace = input.ShouldRespectGracePeriod !== false;
  if (input.HealthStatus === 'Healthy') member.health = 'Healthy';
  else if (!respectsGrace || context.clock.nowMs >= graceEndsMs) {
    markUnhealthy(context, group, { member, because: 'a user health-check' });
  }
  return {};
}
