import { expect, test } from 'vitest';
import { stackEnd } from '../../lib/simulator/deploy-stack.ts';
import { sendTraffic } from '../../lib/story/send-traffic.ts';
import { createFleet, type Fleet } from '../simulator/services/auto-scaling/fleet.ts';

const MINUTE_MS = 60_000;

/** A load balancer is active some minutes after it was asked for. */
async function activeFleet(): Promise<Fleet> {
  const fleet = createFleet();
  await fleet.region.run({ forMs: 10 * MINUTE_MS });
  return fleet;
}

const targetGroup = (fleet: Fleet) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 80, Protocol: 'HTTP', VpcId: fleet.vpcId },
});

const rule = (fleet: Fleet, priority: number, conditions: object) => ({
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: {
    ListenerArn: fleet.listener,
    Priority: priority,
    Conditions: Object.entries(conditions).map(([Field, value]) => ({ Field, Values: [value] })),
    Actions: [{ Type: 'forward', TargetGroupArn: { Ref: `Group${priority}` } }],
  },
});

/** Makes or changes a stack of one target group and one rule for each set of conditions. */
async function deployRules(fleet: Fleet, operation: string, ...conditions: object[]): Promise<string[]> {
  const Resources = Object.fromEntries(
    conditions.flatMap((each, index) => [
      [`Group${index + 1}`, targetGroup(fleet)],
      [`Rule${index + 1}`, rule(fleet, index + 1, each)],
    ]),
  );
  const { region } = fleet;
  region.call('cloudformation', operation, { StackName: 'rules', TemplateBody: JSON.stringify({ Resources }) });
  await stackEnd(region, 'rules');
  const { StackResources } = region.call('cloudformation', 'DescribeStackResources', { StackName: 'rules' });
  const arnOf = (id: string) =>
    StackResources.find(({ LogicalResourceId }: { LogicalResourceId: string }) => LogicalResourceId === id)
      .PhysicalResourceId;
  return conditions.map((_, index) => arnOf(`Group${index + 1}`));
}

test('users come by each rule that forwards, whatever host and path it wants, and by the default', async () => {
  const fleet = await activeFleet();
  sendTraffic(fleet.region, 10);
  const groups = await deployRules(
    fleet,
    'CreateStack',
    { 'path-pattern': '/api/*' },
    { 'host-header': '*.shop.example.com', 'path-pattern': '/v?/*' },
    { 'host-header': 'status.example.com' },
  );
  await fleet.region.run({ forMs: MINUTE_MS });
  const sent = fleet.region.traffic.byTargetGroup();
  for (const arn of [...groups, fleet.targetGroup]) {
    const { served, failed } = sent.get(arn) ?? { served: 0, failed: 0 };
    expect(served + failed).toBeGreaterThan(500);
  }
});

test('users follow a rule to its new path, and leave with it', async () => {
  const fleet = await activeFleet();
  sendTraffic(fleet.region, 10);
  await deployRules(fleet, 'CreateStack', { 'path-pattern': '/a' }, { 'path-pattern': '/b' });
  const [group] = await deployRules(fleet, 'UpdateStack', { 'path-pattern': '/c' });
  const sentTo = (arn = '') => fleet.region.traffic.byTargetGroup().get(arn) ?? { served: 0, failed: 0 };
  const before = { rule: sentTo(group).failed, default: sentTo(fleet.targetGroup).failed };
  await fleet.region.run({ forMs: MINUTE_MS });
  expect(sentTo(group).failed - before.rule).toBe(600);
  expect(sentTo(fleet.targetGroup).failed - before.default).toBe(600);
});
