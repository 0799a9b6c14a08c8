import type { CreateScheduleCommandInput, Target } from '@aws-sdk/client-scheduler';
import type { Entry } from '../../kernel/clock.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { groupNotFound, scheduleNotFound } from './errors.ts';
import type { Timing } from './timing.ts';

/** What a request says about a schedule; an update says all of it anew. */
export type ScheduleSettings = Omit<CreateScheduleCommandInput, 'Name' | 'GroupName' | 'ClientToken'> & {
  readonly Target: Target;
};

export interface Schedule {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly clientToken: string | undefined;
  modifiedMs: number;
  settings: ScheduleSettings;
  timing: Timing;
  /** Its next occurrence, or the invocation that belongs to one. */
  timer: Entry | undefined;
  /** Invocations that have not ended yet. */
  underWay: number;
}

export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly clientToken: string | undefined;
  state: 'ACTIVE' | 'DELETING';
  readonly schedules: Map<string, Schedule>;
  readonly tags: Map<string, string>;
}

export interface SchedulerState {
  readonly groups: Map<string, Group>;
}

type Context = Omit<ServiceContext<undefined>, 'state'>;

export function createState(context: Context): SchedulerState {
  return { groups: new Map([['default', newGroup(context, 'default', undefined)]]) };
}

export function newGroup(context: Context, name: string, clientToken: string | undefined): Group {
  return {
    name,
    arn: groupArn(context, name),
    createdMs: context.clock.nowMs,
    clientToken,
    state: 'ACTIVE',
    schedules: new Map(),
    tags: new Map(),
  };
}

export function groupArn(context: Context, name: string): string {
  return `arn:${context.partition}:scheduler:${context.region}:${context.account}:schedule-group/${name}`;
}

export function scheduleArn(context: Context, group: string, name: string): string {
  return `arn:${context.partition}:scheduler:${context.region}:${context.account}:schedule/${group}/${name}`;
}

export function findGroup({ state }: { state: SchedulerState }, name = 'default'): Group {
  const group = state.groups.get(name);
  if (group === undefined) throw groupNotFound(name);
  return group;
}

export function findSchedule(
  { state }: { state: SchedulerState },
  name: string | undefined,
  groupName = 'default',
): Schedule {
  const schedule = state.groups.get(groupName)?.schedules.get(name ?? '');
  if (schedule === undefined) throw scheduleNotFound(name ?? '');
  return schedule;
}
