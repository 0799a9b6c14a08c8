import type { CallContext, Permission } from '../../kernel/service.ts';
import { groupArn, nameIn } from './groups.ts';
import type { LogsState } from './state.ts';

type Needs = (input: any, context: CallContext<LogsState>) => readonly Permission[];

const nameOf = (input: any) => input.logGroupName ?? nameIn(input.logGroupIdentifier ?? input.resourceArn) ?? '*';

/** Policies name a group as `log-group:<name>:*`; CDK's grants and AWS's own policies do. */
const onGroup =
  (operation: string): Needs =>
  (input, context) => [{ action: `logs:${operation}`, resource: `${groupArn(nameOf(input), context)}:*` }];

const onStream =
  (operation: string): Needs =>
  (input, context) => [
    { action: `logs:${operation}`, resource: `${groupArn(nameOf(input), context)}:log-stream:${input.logStreamName}` },
  ];

const GROUP = [
  'CreateLogGroup',
  'DeleteLogGroup',
  'CreateLogStream',
  'DescribeLogStreams',
  'FilterLogEvents',
  'PutRetentionPolicy',
  'DeleteRetentionPolicy',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
];
const STREAM = ['PutLogEvents', 'GetLogEvents', 'DeleteLogStream'];

export const permissions: Readonly<Record<string, Needs>> = Object.fromEntries([
  ...GROUP.map((operation) => [operation, onGroup(operation)]),
  ...STREAM.map((operation) => [operation, onStream(operation)]),
]);
