import type { CallContext, Permission } from '../../kernel/service.ts';
import { arnOf, readUrl, type SqsState } from './state.ts';

type Permissions = (input: any, context: CallContext<SqsState>) => readonly Permission[];

/** Batches need the action of the single operation. */
const BY_URL: Readonly<Record<string, string>> = {
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
  ReceiveMessage: 'ReceiveMessage',
  DeleteMessage: 'DeleteMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  GetQueueAttributes: 'GetQueueAttributes',
  SetQueueAttributes: 'SetQueueAttributes',
  DeleteQueue: 'DeleteQueue',
  PurgeQueue: 'PurgeQueue',
  TagQueue: 'TagQueue',
  UntagQueue: 'UntagQueue',
  ListQueueTags: 'ListQueueTags',
  ListDeadLetterSourceQueues: 'ListDeadLetterSourceQueues',
};

const byUrl =
  (action: string): Permissions =>
  (input, context) => {
    const { account, name } = readUrl(input.QueueUrl);
    return [{ action: `sqs:${action}`, resource: arnOf(context, account, name) }];
  };

const byName =
  (action: string): Permissions =>
  (input, context) => [
    {
      action: `sqs:${action}`,
      resource: arnOf(context, input.QueueOwnerAWSAccountId ?? context.account, input.QueueName),
    },
  ];

export const permissions: Readonly<Record<string, Permissions>> = {
  ...Object.fromEntries(Object.entries(BY_URL).map(([operation, action]) => [operation, byUrl(action)])),
  CreateQueue: (input, context) => [
    ...byName('CreateQueue')(input, context),
    ...(Object.keys(input.tags ?? {}).length > 0 ? byName('TagQueue')(input, context) : []),
  ],
  GetQueueUrl: byName('GetQueueUrl'),
  StartMessageMoveTask: (input) => [
    ...['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
      action: `sqs:${action}`,
      resource: input.SourceArn,
    })),
    { action: 'sqs:SendMessage', resource: input.DestinationArn ?? '*' },
  ],
  ListMessageMoveTasks: (input) => [{ action: 'sqs:ListMessageMoveTasks', resource: input.SourceArn }],
};
