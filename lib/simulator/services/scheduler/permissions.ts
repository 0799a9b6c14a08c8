import type { CallContext, Permission } from '../../kernel/service.ts';
import { groupArn, type SchedulerState, scheduleArn } from './state.ts';

type Permissions = (input: any, context: CallContext<SchedulerState>) => readonly Permission[];

const onSchedule =
  (operation: string): Permissions =>
  (input, context) => [
    { action: `scheduler:${operation}`, resource: scheduleArn(context, input.GroupName ?? 'default', input.Name) },
  ];

const onGroup =
  (operation: string): Permissions =>
  (input, context) => [{ action: `scheduler:${operation}`, resource: groupArn(context, input.Name) }];

const onArn =
  (operation: string): Permissions =>
  (input) => [{ action: `scheduler:${operation}`, resource: input.ResourceArn }];

const passing: Permissions = (input) => [
  {
    action: 'iam:PassRole',
    resource: input.Target.RoleArn,
    conditions: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
  },
];

export const permissions: Readonly<Record<string, Permissions>> = {
  CreateSchedule: (input, context) => [...onSchedule('CreateSchedule')(input, context), ...passing(input, context)],
  UpdateSchedule: (input, context) => [...onSchedule('UpdateSchedule')(input, context), ...passing(input, context)],
  GetSchedule: onSchedule('GetSchedule'),
  DeleteSchedule: onSchedule('DeleteSchedule'),
  CreateScheduleGroup: (input, context) => [
    ...onGroup('CreateScheduleGroup')(input, context),
    ...((input.Tags ?? []).length > 0 ? onGroup('TagResource')(input, context) : []),
  ],
  GetScheduleGroup: onGroup('GetScheduleGroup'),
  // Deleting a group deletes its schedules, which needs the permission too.
  DeleteScheduleGroup: (input, context) => [
    ...onGroup('DeleteScheduleGroup')(input, context),
    { action: 'scheduler:DeleteSchedule', resource: scheduleArn(context, input.Name, '*') },
  ],
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsForResource: onArn('ListTagsForResource'),
};
