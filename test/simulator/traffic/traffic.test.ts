import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { createFleet, type Fleet, GROUP } from '../services/auto-scaling/fleet.ts';

const MINUTE_MS = 60_000;

function route(fleet: Fleet, body: number, canary: number): void {
  fleet.region.call('elastic-load-balancing-v2', 'ModifyListener', {
    ListenerArn: fleet.listener,
    DefaultActions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: fleet.targetGroup, Weight: body },
            { TargetGroupArn: fleet.canaryGroup, Weight: canary },
          ],
        },
      },
    ],
  });
}

/** A group of its own for the second image, in the canary's target group. */
async function growCanary(fleet: Fleet, count: number): Promise<void> {
  fleet.region.call('auto-scaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'canary',
    MinSize: 0,
    MaxSize: count,
    DesiredCapacity: count,
    LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version: '2' },
    VPCZoneIdentifier: fleet.subnets.join(','),
    TargetGroupARNs: [fleet.canaryGroup],
  });
  const healthy = () => fleet.targets(fleet.canaryGroup).filter(({ state }) => state === 'healthy').length;
  await fleet.region.run({ until: () => healthy() === count, limitMs: 10 * MINUTE_MS });
}

async function metric(fleet: Fleet, name: string, stat: string, group?: string): Promise<number[]> {
  const dimension = (Name: string, Value: string | undefined) => ({ Name, Value: Value as string });
  const { MetricDataResults } = await fleet.region.client(CloudWatchClient).send(
    new GetMetricDataCommand({
      StartTime: new Date(fleet.region.kernel.clock.nowMs - 10 * MINUTE_MS),
      EndTime: new Date(fleet.region.kernel.clock.nowMs),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ApplicationELB',
              MetricName: name,
              Dimensions: [
                dimension('LoadBalancer', fleet.loadBalancer.split(':loadbalancer/')[1]),
                ...(group === undefined ? [] : [dimension('TargetGroup', group.split(':').at(-1))]),
              ],
            },
            Period: 60,
            Stat: stat,
          },
        },
      ],
    }),
  );
  return MetricDataResults?.[0]?.Values ?? [];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('requests are split by weight and counted per group, some minutes later', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  await growCanary(fleet, 1);
  route(fleet, 95, 5);
  fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 100 });
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(fleet.region.traffic.totals()).toEqual({ served: 30_000, failed: 0 });
  expect(fleet.region.traffic.byTargetGroup().get(fleet.canaryGroup)).toEqual({ served: 1500, failed: 0 });
  const minutes = await metric(fleet, 'RequestCount', 'Sum', fleet.canaryGroup);
  expect(minutes.slice(1)).toEqual(Array(minutes.length - 1).fill(300));
  expect(minutes.length).toBeLessThan(5);
  expect(await metric(fleet, 'HTTPCode_Target_5XX_Count', 'Sum', fleet.canaryGroup)).toEqual([]);
  const [p95] = await metric(fleet, 'TargetResponseTime', 'p95', fleet.targetGroup);
  expect(p95).toBeCloseTo(0.06, 2);
});

test('errors under real traffic pass the health checks and show in the target group of the image', async () => {
  const fleet = createFleet();
  await fleet.grow(2);
  fleet.region.world.behaviours.set(fleet.images[1], { errorRate: 0.2 });
  await growCanary(fleet, 1);
  route(fleet, 90, 10);
  fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 200 });
  await fleet.region.run({ forMs: 6 * MINUTE_MS });
  const errors = sum(await metric(fleet, 'HTTPCode_Target_5XX_Count', 'Sum', fleet.canaryGroup));
  const requests = sum(await metric(fleet, 'RequestCount', 'Sum', fleet.canaryGroup));
  expect(errors / requests).toBeGreaterThan(0.15);
  expect(errors / requests).toBeLessThan(0.25);
  expect(await metric(fleet, 'HTTPCode_Target_5XX_Count', 'Sum', fleet.targetGroup)).toEqual([]);
  expect(await metric(fleet, 'HTTPCode_ELB_5XX_Count', 'Sum')).toEqual([]);
});

test('a derived image behaves like the one it was made from', async () => {
  const fleet = createFleet();
  fleet.region.world.behaviours.set(fleet.images[0], { healthStatus: 503 });
  const { Instances } = fleet.region.call('ec2', 'RunInstances', {
    ImageId: fleet.images[0],
    InstanceType: 't3.micro',
    SubnetId: fleet.subnets[0],
    MinCount: 1,
    MaxCount: 1,
  });
  await fleet.region.run({ forMs: 2 * MINUTE_MS });
  const { ImageId } = fleet.region.call('ec2', 'CreateImage', { InstanceId: Instances[0].InstanceId, Name: 'derived' });
  await fleet.region.run({ forMs: 20 * MINUTE_MS });
  const derived = fleet.region.call('ec2', 'RunInstances', {
    ImageId,
    InstanceType: 't3.micro',
    SubnetId: fleet.subnets[0],
    MinCount: 1,
    MaxCount: 1,
  }).Instances[0].InstanceId;
  await fleet.region.run({ forMs: 3 * MINUTE_MS });
  expect(fleet.region.world.request(derived, 80, '/', 'probe')).toMatchObject({ outcome: 'answered', status: 503 });
  fleet.region.world.behaviours.set(ImageId, { healthStatus: 200 });
  expect(fleet.region.world.request(derived, 80, '/', 'probe')).toMatchObject({ status: 200 });
});

test('an empty group does not fail over, and a wholly unhealthy one still gets its share', async () => {
  const fleet = createFleet();
  await fleet.grow(2, { HealthCheckType: 'EC2' });
  route(fleet, 50, 50);
  const flow = fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 100 });
  await fleet.region.run({ forMs: 4 * MINUTE_MS });
  expect(fleet.region.traffic.totals()).toEqual({ served: 12_000, failed: 12_000 });
  expect(sum(await metric(fleet, 'HTTPCode_ELB_503_Count', 'Sum'))).toBeGreaterThan(0);
  flow.stop();
  route(fleet, 100, 0);
  fleet.region.world.behaviours.set(fleet.images[0], { probeStatus: 500 });
  await fleet.region.run({ forMs: MINUTE_MS });
  expect(fleet.healthy()).toBe(0);
  const open = fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 10 });
  await fleet.region.run({ forMs: 10_000 });
  expect(open.totals()).toEqual({ served: 100, failed: 0 });
});

test('an instance that is terminated under traffic costs requests, and one that drains costs none', async () => {
  const fleet = createFleet();
  await fleet.grow(4);
  const flow = fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 400 });
  fleet.region.call('auto-scaling', 'SetDesiredCapacity', { AutoScalingGroupName: GROUP, DesiredCapacity: 3 });
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(flow.totals().failed).toBe(0);
  const [victim] = fleet.targets();
  fleet.region.call('ec2', 'TerminateInstances', { InstanceIds: [victim?.id] });
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(flow.totals().failed).toBeGreaterThan(400);
  expect(sum(await metric(fleet, 'HTTPCode_ELB_504_Count', 'Sum'))).toBeGreaterThan(0);
  expect(sum(await metric(fleet, 'TargetConnectionErrorCount', 'Sum', fleet.targetGroup))).toBeGreaterThan(0);
});

test('a refresh of a good image under traffic drops no request', async () => {
  const fleet = createFleet();
  await fleet.grow(6);
  const flow = fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 100 });
  fleet.region.call('auto-scaling', 'StartInstanceRefresh', {
    AutoScalingGroupName: GROUP,
    DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version: '2' } },
    Preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150, InstanceWarmup: 30 },
  });
  const status = () =>
    fleet.region.call('auto-scaling', 'DescribeInstanceRefreshes', { AutoScalingGroupName: GROUP }).InstanceRefreshes[0]
      .Status;
  await fleet.region.run({ until: () => status() === 'Successful', limitMs: 60 * MINUTE_MS });
  expect(flow.totals().failed).toBe(0);
  expect(flow.totals().served).toBeGreaterThan(10_000);
});

test.each([
  ['DeleteListener', (fleet: Fleet) => ({ ListenerArn: fleet.listener })],
  ['DeleteLoadBalancer', (fleet: Fleet) => ({ LoadBalancerArn: fleet.loadBalancer })],
])('users go away with what answered them: %s', async (operation, input) => {
  const fleet = createFleet();
  await fleet.grow(2);
  const flow = fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 100 });
  await fleet.region.run({ forMs: MINUTE_MS });
  fleet.region.call('elastic-load-balancing-v2', operation, input(fleet));
  await fleet.region.run({ forMs: 5 * MINUTE_MS });
  expect(flow.totals()).toEqual({ served: 6000, failed: 0 });
  expect(sum(await metric(fleet, 'RequestCount', 'Sum', fleet.targetGroup))).toBe(6000);
});

test('nobody can be sent to a listener that does not exist', () => {
  const { region, listener } = createFleet();
  region.call('elastic-load-balancing-v2', 'DeleteListener', { ListenerArn: listener });
  expect(() => region.traffic.start({ listenerArn: listener, requestsPerSecond: 1 })).toThrow(
    `cannot send requests to "${listener}": there is no such listener`,
  );
});

test('the same seed gives the same run', async () => {
  const runs = [];
  for (let i = 0; i < 2; i++) {
    const fleet = createFleet({ seed: 7 });
    fleet.region.world.behaviours.set(fleet.images[0], { errorRate: 0.1 });
    await fleet.grow(3);
    fleet.region.traffic.start({ listenerArn: fleet.listener, requestsPerSecond: 33 });
    await fleet.region.run({ forMs: 10 * MINUTE_MS });
    runs.push(JSON.stringify([fleet.region.traffic.totals(), fleet.targets()]));
  }
  expect(runs[0]).toBe(runs[1]);
});
