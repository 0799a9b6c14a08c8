import { expect, test } from 'vitest';
import { parameters } from '../../lib/contract/parameters.ts';
import type { FleetMessage, Message } from '../../lib/operator/message.ts';
import { status } from '../../lib/operator/status.ts';
import { operateFleet, weigh } from './operated-fleet.ts';

const fleetIn = (said: Message[]) => said.find((message): message is FleetMessage => message.event === 'fleet');

test('a fleet at rest shows what it runs, and nothing adrift', async () => {
  const { act, said, remember, fleet } = await operateFleet();
  remember({ pk: 'IMAGE#web', sk: 'VERSION#2', state: 'golden', amiId: fleet.amis[1] });
  await act((operator) => status(operator));
  expect(fleetIn(said)).toEqual({
    event: 'fleet',
    fleet: 'prod',
    image: 'web',
    amiId: fleet.amis[1],
    version: '2',
    body: { autoScalingGroup: 'prod', desired: 2, inService: 2, healthy: 2, templateVersion: '2' },
    canary: { autoScalingGroup: 'prod-canary', desired: 0, inService: 0, healthy: 0, templateVersion: '2' },
    weights: { body: 100, canary: 0 },
    drift: [],
  });
});

test('what somebody changed by hand is adrift: weights, canary, parameter, template', async () => {
  const { act, said, region, fleet } = await operateFleet();
  const Actions = [weigh(fleet.targetGroupArns, 90, 10)];
  region.call('elastic-load-balancing-v2', 'ModifyRule', { RuleArn: fleet.ruleArn, Actions });
  const canary = { AutoScalingGroupName: 'prod-canary', MinSize: 0, DesiredCapacity: 1 };
  region.call('auto-scaling', 'UpdateAutoScalingGroup', canary);
  region.call('ssm', 'PutParameter', { Name: parameters.fleetImage('prod'), Value: fleet.amis[0], Overwrite: true });
  await act((operator) => status(operator));
  expect(fleetIn(said)?.drift).toEqual([
    `the group launches ${fleet.amis[1]}, and the parameter of fleet "prod" says ${fleet.amis[0]}`,
    'the canary group wants 1 in service though no deployment runs',
    'the listener rule weighs 90 to 10 though no deployment runs',
  ]);
});

test('while a deployment runs, the same is on its way and not adrift', async () => {
  const { act, said, remember, region, fleet } = await operateFleet();
  const Actions = [weigh(fleet.targetGroupArns, 90, 10)];
  region.call('elastic-load-balancing-v2', 'ModifyRule', { RuleArn: fleet.ruleArn, Actions });
  const startedAt = '2026-11-21T08:00:00.000Z';
  remember({ pk: 'FLEET#prod', sk: 'DEPLOYMENT#d1', version: '2', state: 'deploying', startedAt });
  await act((operator) => status(operator));
  expect(fleetIn(said)).toMatchObject({ drift: [], deployment: { id: 'd1', version: '2', state: 'deploying' } });
});

test('a group that follows $Latest says why nothing may be deployed to it', async () => {
  const { act, said, region } = await operateFleet();
  const LaunchTemplate = { LaunchTemplateName: 'prod', Version: '$Latest' };
  region.call('auto-scaling', 'UpdateAutoScalingGroup', { AutoScalingGroupName: 'prod', LaunchTemplate });
  await act((operator) => status(operator));
  expect(fleetIn(said)?.drift).toEqual([
    'the group "prod" follows $Latest of its launch template; give it a number, or nothing can be taken back',
  ]);
});

test('a group that is gone is named', async () => {
  const { act, said, region } = await operateFleet();
  region.call('auto-scaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'prod', ForceDelete: true });
  await region.run({ forMs: 20 * 60_000 });
  await act((operator) => status(operator));
  expect(fleetIn(said)?.drift).toEqual(['the Auto Scaling group "prod" does not exist']);
});
