import {
  AutoScalingClient,
  CancelInstanceRefreshCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  type InstanceRefresh,
  type RefreshPreferences,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { expect, test } from 'vitest';
import { createFleet, type Fleet, GROUP, recordEvents } from './fleet.ts';

const MINUTE_MS = 60_000;

function clientOf(fleet: Fleet): AutoScalingClient {
  return fleet.region.client(AutoScalingClient, { maxAttempts: 1 });
}

async function start(fleet: Fleet, preferences: RefreshPreferences, version = '2'): Promise<string> {
  const { InstanceRefreshId } = await clientOf(fleet).send(
    new StartInstanceRefreshCommand({
      AutoScalingGroupName: GROUP,
      DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version: version } },
      Preferences: preferences,
    }),
  );
  return InstanceRefreshId as string;
}

async function read(fleet: Fleet): Promise<InstanceRefresh> {
  const { InstanceRefreshes } = await clientOf(fleet).send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: GROUP }),
  );
  return InstanceRefreshes?.[0] as InstanceRefresh;
}

async function groupOf(fleet: Fleet) {
  const { AutoScalingGroups } = await clientOf(fleet).send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups?.[0] as NonNullable<typeof AutoScalingGroups>[number];
}

/** Runs until the refresh has one of these statuses. */
async function reach(fleet: Fleet, statuses: readonly string[], limitMs = 120 * MINUTE_MS): Promise<void> {
  const status = () =>
    fleet.region.call('auto-scaling', 'DescribeInstanceRefreshes', { AutoScalingGroupName: GROUP }).InstanceRefreshes[0]
      .Status;
  await fleet.region.run({ until: () => statuses.includes(status()), limitMs });
}

const versions = (group: Awaited<ReturnType<typeof groupOf>>) =>
  new Set(group.Instances?.map(({ LaunchTemplate }) => LaunchTemplate?.Version));

const ALARM = {
  AlarmName: 'web-5xx',
  Namespace: 'Custom',
  MetricName: 'errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
};

const sound = (fleet: Fleet, StateValue: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA') =>
  fleet.region.call('cloudwatch', 'SetAlarmState', { AlarmName: 'web-5xx', StateValue, StateReason: 'test' });

test('a refresh replaces everything, bakes, and only then changes the group', async () => {
  const fleet = createFleet();
  await fleet.grow(10);
  const events = recordEvents(fleet.region, 'aws.autoscaling');
  await start(fleet, { MinHealthyPercentage: 90, MaxHealthyPercentage: 110, InstanceWarmup: 30, BakeTime: 120 });
  await reach(fleet, ['Baking']);
  expect((await groupOf(fleet)).LaunchTemplate?.Version).toBe('1');
  expect((await read(fleet)).PercentageComplete).toBe(100);
  await reach(fleet, ['Successful']);
  const group = await groupOf(fleet);
  expect(group.LaunchTemplate?.Version).toBe('2');
  expect(versions(group)).toEqual(new Set(['2']));
  expect(events.filter((type) => type.includes('Refresh'))).toEqual([
    'EC2 Auto Scaling Instance Refresh Started',
    'EC2 Auto Scaling Instance Refresh Started Baking',
    'EC2 Auto Scaling Instance Refresh Succeeded',
  ]);
});

test('the healthy percentages bound the group at every step', async () => {
  const fleet = createFleet();
  await fleet.grow(10);
  let fewest = 10;
  let most = 10;
  fleet.region.journal.listen((entry) => {
    if (entry.kind !== 'transition') return;
    const { Instances } = fleet.region.call('auto-scaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups[0];
    const live = Instances.filter((one: { LifecycleState: string }) =>
      ['Pending', 'InService'].includes(one.LifecycleState),
    );
    fewest = Math.min(fewest, fleet.healthy());
    most = Math.max(most, live.length);
  });
  await start(fleet, { MinHealthyPercentage: 80, MaxHealthyPercentage: 120, InstanceWarmup: 10 });
  await reach(fleet, ['Successful']);
  expect(fewest).toBe(8);
  expect(most).toBe(12);
});

test('a group of one launches first only when the maximum is explicit', async () => {
  for (const [preferences, leastHealthy] of [
    [{ MinHealthyPercentage: 90, MaxHealthyPercentage: 100 }, 1],
    [{ MinHealthyPercentage: 90 }, 0],
  ] as const) {
    const fleet = createFleet();
    await fleet.grow(1);
    let fewest = 1;
    fleet.region.journal.listen((entry) => {
      if (entry.kind === 'transition') fewest = Math.min(fewest, fleet.healthy());
    });
    await start(fleet, { ...preferences, InstanceWarmup: 0 });
    await reach(fleet, ['Successful']);
    expect(fewest).toBe(leastHealthy);
  }
});

test('skip matching with nothing different succeeds without replacing anything', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  const before = fleet.targets().map(({ id }) => id);
  await start(fleet, { SkipMatching: true }, '1');
  await reach(fleet, ['Successful'], MINUTE_MS);
  expect(fleet.targets().map(({ id }) => id)).toEqual(before);
});

test('a checkpoint below the first share that can be reached is skipped, waited at, and there is none at 100', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  const events = recordEvents(fleet.region, 'aws.autoscaling');
  await start(fleet, {
    MinHealthyPercentage: 50,
    InstanceWarmup: 0,
    CheckpointPercentages: [10, 40, 100],
    CheckpointDelay: 600,
  });
  await reach(fleet, ['Successful']);
  const { StartTime, EndTime } = await read(fleet);
  expect((EndTime as Date).getTime() - (StartTime as Date).getTime()).toBeGreaterThan(600_000);
  expect(events.filter((type) => type.endsWith('Checkpoint Reached'))).toHaveLength(1);
});

test('an alarm turns the refresh back, and the group never leaves its old version', async () => {
  const fleet = createFleet();
  await fleet.grow(10);
  fleet.region.call('cloudwatch', 'PutMetricAlarm', ALARM);
  sound(fleet, 'OK');
  const events = recordEvents(fleet.region, 'aws.autoscaling');
  await start(fleet, {
    MinHealthyPercentage: 90,
    MaxHealthyPercentage: 110,
    InstanceWarmup: 60,
    AutoRollback: true,
    AlarmSpecification: { Alarms: ['web-5xx'] },
  });
  await fleet.region.run({ forMs: 4 * MINUTE_MS });
  sound(fleet, 'ALARM');
  expect((await read(fleet)).Status).toBe('RollbackInProgress');
  await reach(fleet, ['RollbackSuccessful']);
  const group = await groupOf(fleet);
  expect(group.LaunchTemplate?.Version).toBe('1');
  expect(versions(group)).toEqual(new Set(['1']));
  const refresh = await read(fleet);
  expect(refresh.PercentageComplete).toBe(0);
  expect(refresh.RollbackDetails?.RollbackReason).toContain('web-5xx');
  expect(events.filter((type) => type.includes('Rollback'))).toEqual([
    'EC2 Auto Scaling Instance Refresh Rollback Started',
    'EC2 Auto Scaling Instance Refresh Rollback Succeeded',
  ]);
});

test('an alarm without auto rollback fails the refresh and leaves a mixed fleet', async () => {
  const fleet = createFleet();
  await fleet.grow(4);
  fleet.region.call('cloudwatch', 'PutMetricAlarm', ALARM);
  sound(fleet, 'OK');
  await start(fleet, { MinHealthyPercentage: 50, InstanceWarmup: 600, AlarmSpecification: { Alarms: ['web-5xx'] } });
  await fleet.region.run({ forMs: 3 * MINUTE_MS });
  sound(fleet, 'ALARM');
  expect((await read(fleet)).Status).toBe('Failed');
  const group = await groupOf(fleet);
  expect(versions(group)).toEqual(new Set(['1', '2']));
  expect(group.LaunchTemplate?.Version).toBe('1');
});

test('a refresh does not start while its alarm has no data, and pauses when the data stops', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  fleet.region.call('cloudwatch', 'PutMetricAlarm', { ...ALARM, TreatMissingData: 'ignore' });
  const preferences = { MinHealthyPercentage: 50, InstanceWarmup: 0, AlarmSpecification: { Alarms: ['web-5xx'] } };
  await expect(start(fleet, preferences)).rejects.toThrow(/INSUFFICIENT_DATA/);
  sound(fleet, 'OK');
  await start(fleet, preferences);
  sound(fleet, 'INSUFFICIENT_DATA');
  await fleet.region.run({ forMs: 20 * MINUTE_MS });
  expect(versions(await groupOf(fleet))).toEqual(new Set(['1']));
  sound(fleet, 'OK');
  await reach(fleet, ['Successful']);
});

test('an image that never becomes healthy is retried for an hour before it is rolled back', async () => {
  const fleet = createFleet();
  await fleet.grow(4);
  fleet.region.world.behaviours.set(fleet.images[1], { healthStatus: 503 });
  await start(fleet, { MinHealthyPercentage: 100, MaxHealthyPercentage: 150, InstanceWarmup: 60, AutoRollback: true });
  const startedMs = fleet.region.kernel.clock.nowMs;
  await reach(fleet, ['RollbackInProgress']);
  const waitedMs = fleet.region.kernel.clock.nowMs - startedMs;
  expect(waitedMs).toBeGreaterThan(60 * MINUTE_MS);
  expect(waitedMs).toBeLessThan(75 * MINUTE_MS);
  await reach(fleet, ['RollbackSuccessful']);
  expect(fleet.healthy()).toBe(4);
});

test('a rollback on request takes the replaced instances back', async () => {
  const fleet = createFleet();
  await fleet.grow(4);
  await start(fleet, { MinHealthyPercentage: 50, InstanceWarmup: 600 });
  await fleet.region.run({ forMs: 3 * MINUTE_MS });
  await clientOf(fleet).send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName: GROUP }));
  await reach(fleet, ['RollbackSuccessful']);
  expect(versions(await groupOf(fleet))).toEqual(new Set(['1']));
});

test('what cannot be rolled back says so beforehand', async () => {
  const fleet = createFleet();
  await fleet.grow(1, { LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version: '$Default' } });
  await expect(start(fleet, { AutoRollback: true })).rejects.toThrow(/\$Default/);
  await start(fleet, { InstanceWarmup: 600 });
  const rollback = clientOf(fleet).send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName: GROUP }));
  await expect(rollback).rejects.toMatchObject({ name: 'IrreversibleInstanceRefreshFault' });
});

test('one refresh at a time, none to roll back, and the template cannot be changed under it', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  const client = clientOf(fleet);
  const rollback = client.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName: GROUP }));
  await expect(rollback).rejects.toMatchObject({ name: 'ActiveInstanceRefreshNotFoundFault' });
  await start(fleet, { InstanceWarmup: 600 });
  await expect(start(fleet, {})).rejects.toMatchObject({ name: 'InstanceRefreshInProgressFault' });
  const update = client.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: GROUP,
      LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version: '2' },
    }),
  );
  await expect(update).rejects.toThrow(/active instance refresh/);
});

test('a cancelled refresh leaves what it replaced, and later launches are old again', async () => {
  const fleet = createFleet();
  await fleet.grow(4);
  await start(fleet, { MinHealthyPercentage: 50, InstanceWarmup: 600 });
  await fleet.region.run({ forMs: 3 * MINUTE_MS });
  await clientOf(fleet).send(new CancelInstanceRefreshCommand({ AutoScalingGroupName: GROUP }));
  await reach(fleet, ['Cancelled']);
  fleet.region.call('auto-scaling', 'SetDesiredCapacity', { AutoScalingGroupName: GROUP, DesiredCapacity: 6 });
  await fleet.region.run({ forMs: 3 * MINUTE_MS });
  const count = new Map<string | undefined, number>();
  for (const { LaunchTemplate } of (await groupOf(fleet)).Instances ?? []) {
    count.set(LaunchTemplate?.Version, (count.get(LaunchTemplate?.Version) ?? 0) + 1);
  }
  expect(Object.fromEntries(count)).toEqual({ '1': 4, '2': 2 });
});
