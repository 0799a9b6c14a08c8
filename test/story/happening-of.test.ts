import { expect, test } from 'vitest';
import { stackEnd } from '../../lib/simulator/deploy-stack.ts';
import type { Caller } from '../../lib/simulator/kernel/caller.ts';
import { createRegion } from '../../lib/simulator/region.ts';
import { happeningOf } from '../../lib/story/happening-of.ts';

test('people see stacks and what was refused or denied, not the questions that programs ask', async () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21, 8) });
  const seen: string[] = [];
  region.journal.listen((entry) => {
    const text = happeningOf(entry);
    if (text !== undefined && entry.kind !== 'event') seen.push(text.replace(/^\S+ \S+ +/, ''));
  });
  const attempt = (service: string, operation: string, input: object, caller?: Caller) =>
    expect(() => region.call(service, operation, input, caller)).toThrow();
  attempt('ssm', 'GetParameter', { Name: '/not/there/yet' });
  attempt('cloudformation', 'DescribeStacks', { StackName: 'not-yet' });
  attempt('elastic-load-balancing-v2', 'DescribeLoadBalancers', { Names: ['not-yet'] });
  attempt('ec2', 'RunInstances', { ImageId: 'ami', MinCount: 1, MaxCount: 1 });
  const role = 'arn:aws:iam::111122223333:role/nobody';
  attempt('sqs', 'ListQueues', {}, { kind: 'role', account: '111122223333', arn: role, roleArn: role });
  const TemplateBody = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  region.call('cloudformation', 'CreateStack', { StackName: 'small', TemplateBody });
  await stackEnd(region, 'small');
  expect(seen).toEqual([
    expect.stringMatching(/^refused +ec2 RunInstances: Invalid/),
    expect.stringMatching(/^denied +sqs ListQueues: AccessDenied/),
    expect.stringMatching(/^stack +small: CREATE_IN_PROGRESS$/),
    expect.stringMatching(/^stack +small: CREATE_COMPLETE$/),
  ]);
});
