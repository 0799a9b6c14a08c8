import type { Activity } from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../kernel/service.ts';
import type { AutoScalingState, Group } from './state.ts';

// AWS keeps six weeks of them; a bound on their number stands in for it.
const KEPT = 1000;

export function openActivity(
  context: ServiceContext<AutoScalingState>,
  group: Group,
  about: Pick<Activity, 'Description' | 'Cause' | 'Details'>,
): Activity {
  const activity: Activity = {
    ActivityId: context.ids.uuid(),
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    Cause: about.Cause,
    Description: about.Description,
    Details: about.Details,
    StartTime: context.clock.now(),
    StatusCode: 'InProgress',
    Progress: 50,
  };
  group.activities.push(activity);
  if (group.activities.length > KEPT) group.activities.shift();
  return activity;
}

export function closeActivity(
  context: ServiceContext<AutoScalingState>,
  activity: Activity | undefined,
  ending: { status: 'Successful' | 'Failed' | 'Cancelled'; message?: string },
): void {
  if (activity === undefined) return;
  activity.StatusCode = ending.status;
  activity.Progress = 100;
  activity.EndTime = context.clock.now();
  if (ending.message !== undefined) activity.StatusMessage = ending.message;
}

/** `2026-11-21T08:00:00Z`, as causes and events write times. */
export function stamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
