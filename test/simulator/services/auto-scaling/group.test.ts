import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  SetDesiredCapacityCommand,
  SuspendProcessesCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { expect, test } from 'vitest';
import { createFleet, type Fleet, GROUP, recordEvents } from './fleet.ts';

const MINUTE_MS = 60_000;

const clientOf = (fleet: Fleet) => fleet.region.client(AutoScalingClient, { maxAttempts: 1 });

async function groupOf(fleet: Fleet) {
  const { AutoScalingGroups } = await clientOf(fleet).send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups?.[0];
}

test('a group launches its desired capacity over its subnets and registers it', async () => {
  const fleet = createFleet();
  await fleet.grow(4, { Tags: [{ Key: 'team', Value: 'web', PropagateAtLaunch: true }] });
  const group = await groupOf(fleet);
  expect(group?.Instances?.map(({ LifecycleState }) => LifecycleState)).toEqual(Array(4).fill('InService'));
  const zones = group?.Instances?.map(({ AvailabilityZone }) => AvailabilityZone);
  expect(zones?.filter((zone) => zone === zones[0])).toHaveLength(2);
  const { Reservations } = fleet.region.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'tag:team', Values: ['web'] }],
  });
  expect(Reservations.flatMap(({ Instances }: { Instances: object[] }) => Instances)).toHaveLength(4);
});

test('a smaller capacity drains before it terminates', async () => {
  const fleet = createFleet();
  await fleet.grow(3);
  const events = recordEvents(fleet.region, 'aws.autoscaling');
  await clientOf(fleet).send(new SetDesiredCapacityCommand({ AutoScalingGroupName: GROUP, DesiredCapacity: 1 }));
  await fleet.region.run({ forMs: 10_000 });
  expect(fleet.targets().filter(({ state }) => state === 'draining')).toHaveLength(2);
  expect(fleet.region.call('ec2', 'DescribeInstanceStatus', {}).InstanceStatuses).toHaveLength(3);
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect((await groupOf(fleet))?.Instances).toHaveLength(1);
  expect(events).toEqual(Array(2).fill('EC2 Instance Terminate Successful'));
});

test('the capacity stays inside its bounds', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  const tooMuch = clientOf(fleet).send(
    new SetDesiredCapacityCommand({ AutoScalingGroupName: GROUP, DesiredCapacity: 5 }),
  );
  await expect(tooMuch).rejects.toThrow(/above max value 4/);
});

test('an instance that someone terminates is replaced, even inside the grace period', async () => {
  const fleet = createFleet({ graceSeconds: 3600 });
  await fleet.grow(2);
  const [lost] = fleet.targets();
  fleet.region.call('ec2', 'TerminateInstances', { InstanceIds: [lost?.id] });
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(fleet.healthy()).toBe(2);
  const group = await groupOf(fleet);
  expect(group?.Instances?.map(({ InstanceId }) => InstanceId)).not.toContain(lost?.id);
});

test('an application that fails is replaced only where the group asks the load balancer', async () => {
  for (const [type, replaced] of [
    ['ELB', true],
    ['EC2', false],
  ] as const) {
    const fleet = createFleet();
    fleet.region.world.behaviours.set(fleet.images[0], { unhealthyAfterSeconds: 600 });
    await fleet.grow(1, { HealthCheckType: type });
    const [first] = fleet.targets();
    await fleet.region.run({ forMs: 15 * MINUTE_MS });
    const ids = (await groupOf(fleet))?.Instances?.map(({ InstanceId }) => InstanceId);
    expect(ids?.includes(first?.id)).toBe(!replaced);
  }
});

test('a suspended ReplaceUnhealthy leaves the unhealthy instance in place', async () => {
  const fleet = createFleet();
  fleet.region.world.behaviours.set(fleet.images[0], { unhealthyAfterSeconds: 600 });
  await fleet.grow(1);
  const suspend = { AutoScalingGroupName: GROUP, ScalingProcesses: ['ReplaceUnhealthy'] };
  await clientOf(fleet).send(new SuspendProcessesCommand(suspend));
  await fleet.region.run({ forMs: 30 * MINUTE_MS });
  const [instance] = (await groupOf(fleet))?.Instances ?? [];
  expect(instance?.HealthStatus).toBe('Unhealthy');
  expect(instance?.InstanceId).toBe(fleet.targets()[0]?.id);
});

test('a launch that EC2 refuses is recorded and tried again', async () => {
  const fleet = createFleet();
  fleet.region.faults.switchOn({ name: 'insufficient-instance-capacity', rate: 1, times: 3 });
  const events = recordEvents(fleet.region, 'aws.autoscaling');
  await fleet.grow(2);
  const { Activities } = await clientOf(fleet).send(new DescribeScalingActivitiesCommand({}));
  const failed = Activities?.filter(({ StatusCode }) => StatusCode === 'Failed') ?? [];
  expect(failed).toHaveLength(3);
  expect(failed[0]?.StatusMessage).toMatch(/capacity/);
  expect(events.filter((type) => type === 'EC2 Instance Launch Unsuccessful')).toHaveLength(3);
});

test('terminating with a decrement shrinks the group by one', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  await clientOf(fleet).send(
    new TerminateInstanceInAutoScalingGroupCommand({
      InstanceId: fleet.targets()[0]?.id,
      ShouldDecrementDesiredCapacity: true,
    }),
  );
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  const group = await groupOf(fleet);
  expect([group?.DesiredCapacity, group?.Instances?.length]).toEqual([1, 1]);
});

test('a group with instances is deleted only by force, and takes them with it', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  const client = clientOf(fleet);
  const plain = client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: GROUP }));
  await expect(plain).rejects.toMatchObject({ name: 'ResourceInUseFault' });
  await client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: GROUP, ForceDelete: true }));
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(await groupOf(fleet)).toBeUndefined();
  expect(fleet.targets()).toEqual([]);
});

test('a template that does not exist is refused, and so is a group without one', async () => {
  const fleet = createFleet();
  const base = { AutoScalingGroupName: GROUP, MinSize: 0, MaxSize: 1, VPCZoneIdentifier: fleet.subnets.join(',') };
  const wrong = clientOf(fleet).send(
    new CreateAutoScalingGroupCommand({ ...base, LaunchTemplate: { LaunchTemplateName: 'nothing' } }),
  );
  await expect(wrong).rejects.toThrow(/launch template/);
  await expect(clientOf(fleet).send(new CreateAutoScalingGroupCommand(base))).rejects.toThrow(/LaunchTemplate/);
});
