// What queues, topics, buses and buckets say themselves: services that deliver are judged by these alone. The template's own
// policies are among them.

import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Region } from '../../lib/simulator/region.ts';
import { allow, type PolicyCase, unallowed, when } from './policies-case.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:jobs';
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/111122223333/jobs';
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:news';
const sends: NonNullable<PolicyCase['asks']> = ({ sqs }) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
const queuePolicy = (statement: object) => (region: Region) =>
  region.call('sqs', 'SetQueueAttributes', {
    QueueUrl,
    Attributes: {
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: { Resource: QUEUE, Action: 'sqs:*', ...statement } }),
    },
  });

/** Whether a topic's message reaches its queue. */
const publishes: NonNullable<PolicyCase['asks']> = async ({ region }) => {
  region.call('sns', 'Subscribe', { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE });
  region.call('sns', 'Publish', { TopicArn: TOPIC, Message: 'x' });
  await region.run({ forMs: 60_000 });
  const { Messages = [] } = region.call('sqs', 'ReceiveMessage', { QueueUrl });
  if (Messages.length === 0) throw Object.assign(new Error('the queue is empty'), { name: 'NotDelivered' });
};
const fromTopic = (arn: string) => ({
  Effect: 'Allow',
  Principal: { Service: 'sns.amazonaws.com' },
  ...when('ArnEquals', 'aws:SourceArn', arn),
});

const deliveries: readonly PolicyCase[] = [
  { name: 'SQS writes actions in lower case', asks: sends, answer: unallowed('sqs:sendmessage', QUEUE) },
  {
    name: 'a queue lets a role in that its own policy names',
    before: (region) => {
      const trust = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sqs:*', Resource: QUEUE },
      };
      region.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify(trust) } });
    },
    asks: sends,
    answer: 'allowed',
  },
  {
    name: 'the queues of the template let in who comes by TLS',
    before: queuePolicy({ Effect: 'Deny', Principal: { AWS: '*' }, ...when('Bool', 'aws:SecureTransport', 'false') }),
    policy: [allow('sqs:SendMessage', QUEUE)],
    asks: sends,
    answer: 'allowed',
  },
  {
    name: 'a topic reaches no queue that does not let it in',
    asks: publishes,
    answer: 'NotDelivered: the queue is empty',
  },
  {
    name: 'a topic reaches a queue that lets it in by its ARN',
    before: queuePolicy(fromTopic(TOPIC)),
    asks: publishes,
    answer: 'allowed',
  },
  {
    name: 'a topic reaches no queue that lets in another topic',
    before: queuePolicy(fromTopic(TOPIC.replace('news', 'other'))),
    asks: publishes,
    answer: 'NotDelivered: the queue is empty',
  },
  {
    name: 'SNS writes its name in capitals, and its default policy lets no role in',
    asks: ({ sns }) => sns.send(new PublishCommand({ TopicArn: TOPIC, Message: 'x' })),
    answer: unallowed('SNS:Publish', TOPIC, 'AuthorizationError'),
  },
  {
    name: 'putting events names the bus, and the source by a key',
    policy: [allow('events:PutEvents', '*', when('StringEquals', 'events:source', 'goldsmith'))],
    asks: ({ events }) =>
      events.send(new PutEventsCommand({ Entries: [{ Source: 'other', DetailType: 'x', Detail: '{}' }] })),
    answer: unallowed(
      'events:PutEvents',
      'arn:aws:events:us-east-1:111122223333:event-bus/default',
      'AccessDeniedException',
    ),
  },
];

/** Has a load balancer log into the bucket. */
const logsAccess: NonNullable<PolicyCase['asks']> = async ({ region }) => {
  const { Subnets } = region.call('ec2', 'DescribeSubnets', {});
  const { LoadBalancers } = region.call('elastic-load-balancing-v2', 'CreateLoadBalancer', {
    Name: 'front',
    Subnets: Subnets.slice(0, 2).map(({ SubnetId }: { SubnetId: string }) => SubnetId),
  });
  region.call('elastic-load-balancing-v2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
    Attributes: [
      { Key: 'access_logs.s3.enabled', Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: 'shelf' },
    ],
  });
};
const fromBalancers = (account: string) => [
  {
    ...allow('s3:PutObject', 'arn:aws:s3:::shelf/AWSLogs/111122223333/*'),
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    ...when('ArnLike', 'aws:SourceArn', `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/*`),
  },
];
const noLogs = 'InvalidConfigurationRequest: Access Denied for bucket: shelf. Please check S3bucket permission';

const accessLogs: readonly PolicyCase[] = [
  { name: 'a load balancer logs into no bucket that does not let it in', asks: logsAccess, answer: noLogs },
  {
    name: 'a load balancer logs into the bucket of the template',
    bucket: fromBalancers('111122223333'),
    asks: logsAccess,
    answer: 'allowed',
  },
  {
    name: 'a load balancer logs into no bucket of the load balancers of others',
    bucket: fromBalancers('444455556666'),
    asks: logsAccess,
    answer: noLogs,
  },
];

export const DELIVERY_CASES: readonly PolicyCase[] = [...deliveries, ...accessLogs];
