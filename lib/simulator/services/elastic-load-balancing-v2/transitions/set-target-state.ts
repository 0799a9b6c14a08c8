import type { TargetHealthReasonEnum, TargetHealthStateEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { ElbState, Target } from '../state.ts';

const DESCRIPTIONS: Partial<Record<TargetHealthReasonEnum, string>> = {
  'Elb.RegistrationInProgress': 'Target registration is in progress',
  'Elb.InitialHealthChecking': 'Initial health checks in progress',
  'Target.NotInUse': 'Target group is not configured to receive traffic from the load balancer',
  'Target.DeregistrationInProgress': 'Target deregistration is in progress',
  'Target.InvalidState': 'Target is in the stopped or terminated state',
};

export function setTargetState(
  context: ServiceContext<ElbState>,
  target: Target,
  health: { state: TargetHealthStateEnum; reason?: TargetHealthReasonEnum; description?: string },
): void {
  const { state, reason, description } = health;
  const from = target.state;
  target.state = state;
  target.reason = reason;
  target.description = description ?? (reason === undefined ? undefined : DESCRIPTIONS[reason]);
  if (from !== state) tell(context, target, from, state);
}

/** A target's change for the journal: `<group ARN>/<id>:<port>`; `registered` and `deregistered` stand at its ends. */
export function tell(context: ServiceContext<ElbState>, target: Target, from: string | undefined, to: string): void {
  context.transition(`${target.group.arn}/${target.id}:${target.port}`, from, to, {
    targetGroupArn: target.group.arn,
    targetId: target.id,
    port: target.port,
    ...(target.reason === undefined ? {} : { reason: target.reason }),
  });
}
