import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { Machines } from '../sfn/machines.ts';

test('a rule that Step Functions made is its own: others change it by force only', async () => {
  const machines = new Machines();
  const events = machines.region.client(EventBridgeClient);
  const Name = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';
  const start = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', End: true };
  const child = await machines.create({ Done: { Type: 'Succeed' } });
  const parent = { Child: { ...start, Arguments: { StateMachineArn: child } } };
  await machines.create(parent);

  const rule = await events.send(new DescribeRuleCommand({ Name }));
  expect(rule.ManagedBy).toBe('states.amazonaws.com');
  const { Rules = [] } = await events.send(new ListRulesCommand({ NamePrefix: Name }));
  expect(Rules.map(({ ManagedBy }) => ManagedBy)).toEqual(['states.amazonaws.com']);
  const EventPattern = '{"source":["aws.states"]}';
  const Arn = 'arn:aws:sqs:us-east-1:111122223333:mine';
  const Ids = ['StepFunctionsGetEvents'];
  const refused = { name: 'ManagedRuleException' };
  await expect(events.send(new PutRuleCommand({ Name, EventPattern }))).rejects.toMatchObject(refused);
  const add = new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'mine', Arn }] });
  await expect(events.send(add)).rejects.toMatchObject(refused);
  await expect(events.send(new DisableRuleCommand({ Name }))).rejects.toMatchObject(refused);
  await expect(events.send(new EnableRuleCommand({ Name }))).rejects.toMatchObject(refused);
  const tag = new TagResourceCommand({ ResourceARN: rule.Arn, Tags: [{ Key: 'mine', Value: 'yes' }] });
  await expect(events.send(tag)).rejects.toMatchObject(refused);
  const untag = new UntagResourceCommand({ ResourceARN: rule.Arn, TagKeys: ['mine'] });
  await expect(events.send(untag)).rejects.toMatchObject(refused);
  await expect(events.send(new RemoveTargetsCommand({ Rule: Name, Ids }))).rejects.toMatchObject(refused);
  await expect(events.send(new DeleteRuleCommand({ Name }))).rejects.toMatchObject(refused);

  await events.send(new RemoveTargetsCommand({ Rule: Name, Ids, Force: true }));
  await events.send(new DeleteRuleCommand({ Name, Force: true }));
  await machines.create(parent);
  expect((await events.send(new DescribeRuleCommand({ Name }))).ManagedBy).toBe('states.amazonaws.com');
});
