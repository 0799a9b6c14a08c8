import type { ResumeProcessesCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { judgeTargetHealth } from '../transitions/judge-health.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { chosenProcesses } from './suspend-processes.ts';

export function resumeProcesses(input: ResumeProcessesCommandInput, context: CallContext<AutoScalingState>) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  for (const process of chosenProcesses(input.ScalingProcesses)) group.suspended.delete(process);
  for (const member of group.members.values()) judgeTargetHealth(context, group, member);
  lookSoon(context, group);
  return {};
}
