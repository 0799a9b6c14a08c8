import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { createFleet, type Fleet } from '../auto-scaling/fleet.ts';

const clientOf = (fleet: Fleet) => fleet.region.client(ElasticLoadBalancingV2Client, { maxAttempts: 1 });

const createRule = async (fleet: Fleet, priority: number, path: string) => {
  const { Rules } = await clientOf(fleet).send(
    new CreateRuleCommand({
      ListenerArn: fleet.listener,
      Priority: priority,
      Conditions: [{ Field: 'path-pattern', Values: [path] }],
      Actions: [{ Type: 'forward', TargetGroupArn: fleet.targetGroup }],
    }),
  );
  return Rules?.[0]?.RuleArn as string;
};

test('rules are listed by priority with the default last', async () => {
  const fleet = createFleet();
  await createRule(fleet, 20, '/b/*');
  await createRule(fleet, 10, '/a/*');
  const { Rules } = await clientOf(fleet).send(new DescribeRulesCommand({ ListenerArn: fleet.listener }));
  expect(Rules?.map(({ Priority }) => Priority)).toEqual(['10', '20', 'default']);
  expect(Rules?.[0]?.Actions?.[0]?.ForwardConfig?.TargetGroups?.[0]?.Weight).toBe(1);
});

test('a priority is taken once, and two rules may swap theirs', async () => {
  const fleet = createFleet();
  const first = await createRule(fleet, 10, '/a');
  const second = await createRule(fleet, 20, '/b');
  await expect(createRule(fleet, 10, '/c')).rejects.toMatchObject({ name: 'PriorityInUseException' });
  await clientOf(fleet).send(
    new SetRulePrioritiesCommand({
      RulePriorities: [
        { RuleArn: first, Priority: 20 },
        { RuleArn: second, Priority: 10 },
      ],
    }),
  );
  const { Rules } = await clientOf(fleet).send(new DescribeRulesCommand({ ListenerArn: fleet.listener }));
  expect(Rules?.map(({ RuleArn }) => RuleArn).slice(0, 2)).toEqual([second, first]);
});

test('weights are bounded, and a group that a rule names cannot be deleted', async () => {
  const fleet = createFleet();
  const rule = await createRule(fleet, 10, '/a');
  const heavy = clientOf(fleet).send(
    new ModifyRuleCommand({
      RuleArn: rule,
      Actions: [
        { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: fleet.canaryGroup, Weight: 1000 }] } },
      ],
    }),
  );
  await expect(heavy).rejects.toThrow(/between 0 and 999/);
  const removal = clientOf(fleet).send(new DeleteTargetGroupCommand({ TargetGroupArn: fleet.canaryGroup }));
  await expect(removal).rejects.toMatchObject({ name: 'ResourceInUseException' });
});

test('a check may not take longer than its interval', async () => {
  const fleet = createFleet();
  const creation = clientOf(fleet).send(
    new CreateTargetGroupCommand({
      Name: 'slow',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: fleet.vpcId,
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 10,
    }),
  );
  await expect(creation).rejects.toThrow(/smaller than the interval/);
});
