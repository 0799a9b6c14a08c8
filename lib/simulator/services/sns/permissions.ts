import type { Caller } from '../../kernel/caller.ts';
import type { CallContext, Permission } from '../../kernel/service.ts';
import type { SnsState } from './state.ts';

type Permissions = (input: any, context: CallContext<SnsState>) => readonly Permission[];

const onTopic =
  (action: string): Permissions =>
  (input) => [{ action: `sns:${action}`, resource: input.TopicArn ?? input.TargetArn ?? '*' }];

const onArn =
  (action: string): Permissions =>
  (input) => [{ action: `sns:${action}`, resource: input.ResourceArn }];

/** Permissions on a subscription are permissions on its topic. */
const onSubscription =
  (action: string): Permissions =>
  ({ SubscriptionArn: arn }) => [{ action: `sns:${action}`, resource: arn.slice(0, arn.lastIndexOf(':')) }];

const named = (operations: readonly string[], permission: (operation: string) => Permissions) =>
  Object.fromEntries(operations.map((operation) => [operation, permission(operation)]));

const plain: Readonly<Record<string, Permissions>> = {
  ...named(['Publish', 'DeleteTopic', 'GetTopicAttributes', 'SetTopicAttributes', 'ListSubscriptionsByTopic'], onTopic),
  ...named(['TagResource', 'UntagResource', 'ListTagsForResource'], onArn),
  ...named(['Unsubscribe', 'GetSubscriptionAttributes', 'SetSubscriptionAttributes'], onSubscription),
  PublishBatch: onTopic('Publish'),
  Subscribe: (input) => [
    {
      action: 'sns:Subscribe',
      resource: input.TopicArn,
      conditions: { 'sns:Protocol': input.Protocol, 'sns:Endpoint': input.Endpoint },
    },
  ],
  CreateTopic: (input, context) => {
    const resource = `arn:${context.partition}:sns:${context.region}:${context.account}:${input.Name}`;
    const tagging = (input.Tags ?? []).length > 0 ? [{ action: 'sns:TagResource', resource }] : [];
    return [{ action: 'sns:CreateTopic', resource }, ...tagging];
  },
};

/**
 * The key of a topic's default policy: of services, alarms carry it and rules do not. Roles carry none, which is why they need
 * a policy of their own to publish to a topic of their account.
 */
function sourceOwner(caller: Caller): string | undefined {
  return caller.principal === 'cloudwatch.amazonaws.com' ? caller.arn.split(':')[4] : undefined;
}

export const permissions: Readonly<Record<string, Permissions>> = Object.fromEntries(
  Object.entries(plain).map(([operation, judge]) => [
    operation,
    (input, context) =>
      judge(input, context).map((permission) => ({
        ...permission,
        conditions: { ...permission.conditions, 'aws:SourceOwner': sourceOwner(context.caller) },
      })),
  ]),
);
