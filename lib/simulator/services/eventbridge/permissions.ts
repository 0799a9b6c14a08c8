import type { CallContext, Permission } from '../../kernel/service.ts';
import { archiveArn, busName, type EventBridgeState, newBus, replayArn, ruleArn } from './state.ts';

type Context = CallContext<EventBridgeState>;
type Permissions = (input: any, context: Context) => readonly Permission[];

const busArn = (context: Context, bus: string | undefined) => newBus(context, busName(bus)).arn;

const onRule =
  (operation: string, member: 'Name' | 'Rule'): Permissions =>
  (input, context) => [
    { action: `events:${operation}`, resource: ruleArn(context, busName(input.EventBusName), input[member]) },
  ];

const onBus =
  (operation: string, member: 'Name' | 'EventBusName'): Permissions =>
  (input, context) => [{ action: `events:${operation}`, resource: busArn(context, input[member]) }];

const onArn =
  (operation: string): Permissions =>
  (input) => [{ action: `events:${operation}`, resource: input.ResourceARN }];

const onArchive =
  (operation: string): Permissions =>
  (input, context) => [{ action: `events:${operation}`, resource: archiveArn(context, input.ArchiveName) }];

const onReplay =
  (operation: string): Permissions =>
  (input, context) => [{ action: `events:${operation}`, resource: replayArn(context, input.ReplayName) }];

function passing(roleArn: string | undefined): Permission[] {
  if (roleArn === undefined) return [];
  return [{ action: 'iam:PassRole', resource: roleArn, conditions: { 'iam:PassedToService': 'events.amazonaws.com' } }];
}

/** What a rule's pattern says of sources and detail types. Matchers that are no plain values count for nothing. */
function ofPattern(text: string | undefined): NonNullable<Permission['conditions']> {
  if (text === undefined) return {};
  try {
    const pattern = JSON.parse(text);
    const plain = (values: unknown) => [values].flat().filter((value) => typeof value === 'string') as string[];
    return { 'events:source': plain(pattern.source), 'events:detail-type': plain(pattern['detail-type']) };
  } catch {
    // The operation itself answers for a pattern that is none.
    return {};
  }
}

export const permissions: Readonly<Record<string, Permissions>> = {
  PutEvents: (input, context) =>
    input.Entries.map((entry: { EventBusName?: string; Source?: string; DetailType?: string }) => ({
      action: 'events:PutEvents',
      resource: busArn(context, entry.EventBusName),
      conditions: { 'events:source': entry.Source, 'events:detail-type': entry.DetailType },
    })),
  PutRule: (input, context) => [
    ...onRule('PutRule', 'Name')(input, context).map((one) => ({ ...one, conditions: ofPattern(input.EventPattern) })),
    ...((input.Tags ?? []).length > 0 ? onRule('TagResource', 'Name')(input, context) : []),
    ...passing(input.RoleArn),
  ],
  PutTargets: (input, context) => [
    ...onRule('PutTargets', 'Rule')(input, context).map((one) => ({
      ...one,
      conditions: { 'events:TargetArn': input.Targets.map((target: { Arn: string }) => target.Arn) },
    })),
    ...input.Targets.flatMap((target: { RoleArn?: string }) => passing(target.RoleArn)),
  ],
  RemoveTargets: onRule('RemoveTargets', 'Rule'),
  ListTargetsByRule: onRule('ListTargetsByRule', 'Rule'),
  DescribeRule: onRule('DescribeRule', 'Name'),
  DeleteRule: onRule('DeleteRule', 'Name'),
  EnableRule: onRule('EnableRule', 'Name'),
  DisableRule: onRule('DisableRule', 'Name'),
  CreateEventBus: onBus('CreateEventBus', 'Name'),
  DeleteEventBus: onBus('DeleteEventBus', 'Name'),
  DescribeEventBus: onBus('DescribeEventBus', 'Name'),
  PutPermission: onBus('PutPermission', 'EventBusName'),
  RemovePermission: onBus('RemovePermission', 'EventBusName'),
  CreateArchive: (input, context) => [
    ...onArchive('CreateArchive')(input, context),
    { action: 'events:CreateArchive', resource: busArn(context, input.EventSourceArn) },
  ],
  DescribeArchive: onArchive('DescribeArchive'),
  UpdateArchive: onArchive('UpdateArchive'),
  DeleteArchive: onArchive('DeleteArchive'),
  StartReplay: (input, context) => [
    ...onReplay('StartReplay')(input, context),
    { action: 'events:StartReplay', resource: input.EventSourceArn },
  ],
  DescribeReplay: onReplay('DescribeReplay'),
  CancelReplay: onReplay('CancelReplay'),
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsForResource: onArn('ListTagsForResource'),
};
