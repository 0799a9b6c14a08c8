import type { RefreshPreferences } from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import type { AutoScalingState, Group, Refresh } from '../state.ts';

/** A request's preferences with the defaults that AWS gives to the API. */
export function resolvePreferences(group: Group, given: RefreshPreferences): Refresh['preferences'] {
  check(given);
  const max = given.MaxHealthyPercentage ?? group.maintenance?.MaxHealthyPercentage;
  return {
    MinHealthyPercentage: given.MinHealthyPercentage ?? group.maintenance?.MinHealthyPercentage ?? 90,
    ...(max === undefined ? {} : { MaxHealthyPercentage: max }),
    InstanceWarmup: given.InstanceWarmup ?? group.warmupSeconds ?? group.graceSeconds,
    ...(given.CheckpointPercentages === undefined
      ? {}
      : { CheckpointPercentages: given.CheckpointPercentages, CheckpointDelay: given.CheckpointDelay ?? 3600 }),
    SkipMatching: given.SkipMatching ?? false,
    AutoRollback: given.AutoRollback ?? false,
    ScaleInProtectedInstances: given.ScaleInProtectedInstances ?? 'Wait',
    StandbyInstances: given.StandbyInstances ?? 'Wait',
    ...(given.AlarmSpecification === undefined ? {} : { AlarmSpecification: given.AlarmSpecification }),
    BakeTime: given.BakeTime ?? 0,
  };
}

const TWO_DAYS = 172_800;
const MOST_ALARMS = 10;

function check(given: RefreshPreferences): void {
  const { MinHealthyPercentage: min, MaxHealthyPercentage: max, CheckpointPercentages: checkpoints } = given;
  within('MinHealthyPercentage', min, [0, 100]);
  within('MaxHealthyPercentage', max, [100, 200]);
  within('InstanceWarmup', given.InstanceWarmup, [0, Number.MAX_SAFE_INTEGER]);
  within('BakeTime', given.BakeTime, [0, TWO_DAYS]);
  within('CheckpointDelay', given.CheckpointDelay, [0, TWO_DAYS]);
  if (max !== undefined && min === undefined) {
    throw invalid('MinHealthyPercentage must be specified together with MaxHealthyPercentage.');
  }
  if (max !== undefined && min !== undefined && max - min > 100) {
    throw invalid('The difference between MaxHealthyPercentage and MinHealthyPercentage cannot be greater than 100.');
  }
  if (given.CheckpointDelay !== undefined && checkpoints === undefined) {
    throw invalid('CheckpointPercentages must be specified together with CheckpointDelay.');
  }
  if (checkpoints?.some((percent, i) => percent < 1 || percent > 100 || percent <= (checkpoints[i - 1] ?? 0))) {
    throw invalid('CheckpointPercentages must be unique, in ascending order, and between 1 and 100.');
  }
  if ((given.AlarmSpecification?.Alarms?.length ?? 0) > MOST_ALARMS) {
    throw invalid(`An alarm specification can name ${MOST_ALARMS} alarms at most.`);
  }
}

function within(name: string, value: number | undefined, [low, high]: readonly [number, number]): void {
  if (value !== undefined && (value < low || value > high)) {
    throw invalid(`${name} '${value}' must be between ${low} and ${high}.`);
  }
}

/** A refresh does not start while an alarm of it is in another state than OK. */
export function requireQuietAlarms(context: ServiceContext<AutoScalingState>, names: readonly string[]): void {
  if (names.length === 0) return;
  const { MetricAlarms = [], CompositeAlarms = [] } = context.call<{
    MetricAlarms?: { AlarmName: string; StateValue: string }[];
    CompositeAlarms?: { AlarmName: string; StateValue: string }[];
  }>('cloudwatch', 'DescribeAlarms', { AlarmNames: names, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
  for (const name of names) {
    const found = [...MetricAlarms, ...CompositeAlarms].find(({ AlarmName }) => AlarmName === name);
    if (found === undefined) throw invalid(`The alarm ${name} does not exist.`);
    if (found.StateValue !== 'OK') {
      throw invalid(
        `The alarm ${name} is in the state ${found.StateValue}; an instance refresh starts only while it is OK.`,
      );
    }
  }
}
