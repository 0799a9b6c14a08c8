import type { ModifyTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeTargetGroup } from '../describe.ts';
import { findTargetGroup } from '../find.ts';
import { withSettings } from '../health-check.ts';
import type { ElbState } from '../state.ts';
import { wakeCheck } from '../transitions/check-health.ts';

export function modifyTargetGroup(input: ModifyTargetGroupCommandInput, context: CallContext<ElbState>) {
  const group = findTargetGroup(context.state, input.TargetGroupArn as string);
  Object.assign(group.check, withSettings(group.check, input));
  for (const target of group.targets.values()) wakeCheck(context, target);
  return { TargetGroups: [describeTargetGroup(context.state, group)] };
}
