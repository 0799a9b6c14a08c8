import type { ScheduleGroupSummary } from '@aws-sdk/client-scheduler';
import type { Group } from './state.ts';

export function groupSummary(group: Group): ScheduleGroupSummary {
  return {
    Arn: group.arn,
    Name: group.name,
    State: group.state,
    CreationDate: new Date(group.createdMs),
    LastModificationDate: new Date(group.createdMs),
  };
}
