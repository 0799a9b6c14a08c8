import * as sdk from '@aws-sdk/client-scheduler';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createSchedule } from './operations/create-schedule.ts';
import { createScheduleGroup } from './operations/create-schedule-group.ts';
import { deleteSchedule } from './operations/delete-schedule.ts';
import { deleteScheduleGroup } from './operations/delete-schedule-group.ts';
import { getSchedule } from './operations/get-schedule.ts';
import { getScheduleGroup } from './operations/get-schedule-group.ts';
import { listScheduleGroups } from './operations/list-schedule-groups.ts';
import { listSchedules } from './operations/list-schedules.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateSchedule } from './operations/update-schedule.ts';
import { permissions } from './permissions.ts';
import { schedule } from './resources/schedule.ts';
import { scheduleGroup } from './resources/schedule-group.ts';
import { createState, type SchedulerState } from './state.ts';

export const scheduler: ServiceDefinition<SchedulerState> = {
  name: 'scheduler',
  signingNames: ['scheduler'],
  actionPrefix: 'scheduler',
  principal: 'scheduler.amazonaws.com',
  sdk,
  createState,
  operations: {
    CreateSchedule: createSchedule,
    CreateScheduleGroup: createScheduleGroup,
    DeleteSchedule: deleteSchedule,
    DeleteScheduleGroup: deleteScheduleGroup,
    GetSchedule: getSchedule,
    GetScheduleGroup: getScheduleGroup,
    ListScheduleGroups: listScheduleGroups,
    ListSchedules: listSchedules,
    ListTagsForResource: listTagsForResource,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateSchedule: updateSchedule,
  },
  permissions,
  resourceTypes: { 'AWS::Scheduler::Schedule': schedule, 'AWS::Scheduler::ScheduleGroup': scheduleGroup },
};
