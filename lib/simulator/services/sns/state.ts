import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import { invalidParameter, subscriptionNotFound, topicNotFound } from './errors.ts';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly owner: string;
  readonly protocol: string;
  readonly endpoint: string;
  confirmed: boolean;
  readonly attributes: Map<string, string>;
}

export interface Topic {
  readonly arn: string;
  readonly owner: string;
  /** Attributes that can be set, as texts. */
  readonly attributes: Map<string, string>;
  readonly subscriptions: Map<string, Subscription>;
  readonly tags: Map<string, string>;
}

export interface SnsState {
  /** By ARN: topics of other accounts are here too. */
  readonly topics: Map<string, Topic>;
}

/**
 * On which new AMIs are announced. Sources: Amazon Linux 2023 User Guide, "Receiving notifications on new updates"; Amazon ECS
 * Developer Guide, "Subscribing to Amazon ECS-optimized AMI update notifications"; AWS Windows AMI Reference.
 */
const VENDOR_TOPICS = [
  '137112412989:amazon-linux-2023-ami-updates',
  '137112412989:amazon-linux-2-ami-updates',
  '177427601217:ecs-optimized-amazon-ami-update',
  '801119661308:ec2-windows-ami-update',
];

export function createState({ partition }: Omit<ServiceContext<undefined>, 'state'>): SnsState {
  return {
    topics: new Map(
      VENDOR_TOPICS.map((topic) => {
        const arn = `arn:${partition}:sns:us-east-1:${topic}`;
        const policy = {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: ['sns:Subscribe', 'sns:Receive'], Resource: arn }],
        };
        return [arn, newTopic(arn, JSON.stringify(policy))];
      }),
    ),
  };
}

export function newTopic(arn: string, policy: string | undefined): Topic {
  const owner = arn.split(':')[4] as string;
  return {
    arn,
    owner,
    attributes: new Map([['Policy', policy ?? defaultPolicy(arn, owner)]]),
    subscriptions: new Map(),
    tags: new Map(),
  };
}

/** What AWS gives a topic made without a policy. */
function defaultPolicy(arn: string, owner: string): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': owner } },
      },
    ],
  });
}

export function openTopic(context: CallContext<SnsState>, arn: string | undefined): Topic {
  if (arn === undefined || !/^arn:[^:]+:sns:[^:]+:\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(arn)) {
    throw invalidParameter('TopicArn');
  }
  const topic = context.state.topics.get(arn);
  if (topic === undefined) throw topicNotFound();
  return topic;
}

export function findSubscription({ state }: { state: SnsState }, arn: string | undefined): Subscription {
  const topicArn = (arn ?? '').slice(0, (arn ?? '').lastIndexOf(':'));
  const subscription = state.topics.get(topicArn)?.subscriptions.get(arn ?? '');
  if (subscription === undefined) throw subscriptionNotFound();
  return subscription;
}
