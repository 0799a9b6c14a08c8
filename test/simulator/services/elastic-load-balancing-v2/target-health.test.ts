import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { createFleet, type Fleet } from '../auto-scaling/fleet.ts';

const SECOND_MS = 1000;

const clientOf = (fleet: Fleet) => fleet.region.client(ElasticLoadBalancingV2Client, { maxAttempts: 1 });

/** An instance that is up, outside of any group. */
async function runInstance(fleet: Fleet): Promise<string> {
  const { Instances } = fleet.region.call('ec2', 'RunInstances', {
    ImageId: fleet.images[0],
    InstanceType: 't3.micro',
    SubnetId: fleet.subnets[0],
    MinCount: 1,
    MaxCount: 1,
  });
  await fleet.region.run({ forMs: 120 * SECOND_MS });
  return Instances[0].InstanceId;
}

const register = (fleet: Fleet, id: string, group = fleet.targetGroup) =>
  clientOf(fleet).send(new RegisterTargetsCommand({ TargetGroupArn: group, Targets: [{ Id: id }] }));

async function healthOf(fleet: Fleet, id: string, group = fleet.targetGroup) {
  const { TargetHealthDescriptions } = await clientOf(fleet).send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group, Targets: [{ Id: id }] }),
  );
  const { State, Reason } = TargetHealthDescriptions?.[0]?.TargetHealth ?? {};
  return Reason === undefined ? State : `${State} ${Reason}`;
}

test('a new target needs one passing check only', async () => {
  const fleet = createFleet({ intervalSeconds: 30 });
  const id = await runInstance(fleet);
  await register(fleet, id);
  expect(await healthOf(fleet, id)).toBe('initial Elb.RegistrationInProgress');
  await fleet.region.run({ forMs: 35 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('healthy');
});

test('a target fails after the threshold and comes back after the other', async () => {
  const fleet = createFleet({ intervalSeconds: 30 });
  const id = await runInstance(fleet);
  await register(fleet, id);
  await fleet.region.run({ forMs: 60 * SECOND_MS });
  fleet.region.world.behaviours.set(fleet.images[0], { healthStatus: 500 });
  await fleet.region.run({ forMs: 29 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('healthy');
  await fleet.region.run({ forMs: 35 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('unhealthy Target.ResponseCodeMismatch');
  fleet.region.world.behaviours.delete(fleet.images[0]);
  await fleet.region.run({ forMs: 29 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('unhealthy Target.ResponseCodeMismatch');
  await fleet.region.run({ forMs: 35 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('healthy');
});

test('a target draws no checks until a rule names its group, and a weight of 0 names it', async () => {
  const fleet = createFleet();
  const { TargetGroups } = fleet.region.call('elastic-load-balancing-v2', 'CreateTargetGroup', {
    Name: 'aside',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: fleet.vpcId,
  });
  const aside = TargetGroups[0].TargetGroupArn;
  const id = await runInstance(fleet);
  await register(fleet, id, aside);
  await register(fleet, id, fleet.canaryGroup);
  await fleet.region.run({ forMs: 60 * SECOND_MS });
  expect(await healthOf(fleet, id, aside)).toBe('unused Target.NotInUse');
  expect(await healthOf(fleet, id, fleet.canaryGroup)).toBe('healthy');
  await clientOf(fleet).send(
    new ModifyListenerCommand({
      ListenerArn: fleet.listener,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: aside }],
    }),
  );
  await fleet.region.run({ forMs: 60 * SECOND_MS });
  expect(await healthOf(fleet, id, aside)).toBe('healthy');
  expect(await healthOf(fleet, id, fleet.canaryGroup)).toBe('unused Target.NotInUse');
});

test('a target that leaves shows draining for the whole delay', async () => {
  const fleet = createFleet();
  const id = await runInstance(fleet);
  await register(fleet, id);
  await fleet.region.run({ forMs: 60 * SECOND_MS });
  const leave = { TargetGroupArn: fleet.targetGroup, Targets: [{ Id: id }] };
  await clientOf(fleet).send(new DeregisterTargetsCommand(leave));
  await fleet.region.run({ forMs: 29 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('draining Target.DeregistrationInProgress');
  await fleet.region.run({ forMs: 2 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('unused Target.NotRegistered');
});

test('an instance that does not run cannot be registered', async () => {
  const fleet = createFleet();
  const id = await runInstance(fleet);
  fleet.region.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  await expect(register(fleet, id)).rejects.toMatchObject({ name: 'InvalidTargetException' });
  await expect(register(fleet, 'i-0123456789abcdef0')).rejects.toMatchObject({ name: 'InvalidTargetException' });
});

test('a fleet at rest costs no checks', async () => {
  const fleet = createFleet();
  const id = await runInstance(fleet);
  await register(fleet, id);
  await fleet.region.run({ forMs: 300 * SECOND_MS });
  expect(await healthOf(fleet, id)).toBe('healthy');
  const { nowMs } = fleet.region.kernel.clock;
  expect(fleet.region.kernel.clock.nextDueMs() ?? nowMs + 3_600_000).toBeGreaterThanOrEqual(nowMs + 60_000);
});
