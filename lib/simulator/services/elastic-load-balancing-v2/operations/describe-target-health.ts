import type {
  DescribeTargetHealthCommandInput,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { findTargetGroup } from '../find.ts';
import type { ElbState, Target } from '../state.ts';

export function describeTargetHealth(input: DescribeTargetHealthCommandInput, { state }: CallContext<ElbState>) {
  const group = findTargetGroup(state, input.TargetGroupArn as string);
  if (input.Targets === undefined || input.Targets.length === 0) {
    return { TargetHealthDescriptions: [...group.targets.values()].map(describe) };
  }
  const asked = input.Targets.map(({ Id, Port }) => {
    const port = Port ?? group.port;
    const target = group.targets.get(`${Id}:${port}`);
    return target === undefined ? notRegistered(Id as string, port) : describe(target);
  });
  return { TargetHealthDescriptions: asked };
}

function describe(target: Target): TargetHealthDescription {
  const check = target.group.check.port;
  return {
    Target: { Id: target.id, Port: target.port },
    HealthCheckPort: check === 'traffic-port' ? String(target.port) : check,
    TargetHealth: {
      State: target.state,
      ...(target.reason === undefined ? {} : { Reason: target.reason }),
      ...(target.description === undefined ? {} : { Description: target.description }),
    },
  };
}

function notRegistered(id: string, port: number): TargetHealthDescription {
  return {
    Target: { Id: id, Port: port },
    HealthCheckPort: String(port),
    TargetHealth: {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    },
  };
}
