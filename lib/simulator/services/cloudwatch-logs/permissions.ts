import type { CallContext, Permission } from '../../kernel/service.ts';
import { groupArn, nameIn } from './groups.ts';
import type { LogsState } from './state.ts';

type Needs = (input: any, context: CallContext<LogsState>) => readonly Permission[];

const nameOf = (input: any): string =>
  input.logGroupName ?? nameIn(input.logGroupIdentifier ?? input.resourceArn) ?? '';

/** Groups are judged as streams without a name, which denials of AWS show and `log-group:<name>:*` in policies allows. */
const onStreams =
  (operation: string, stream: (input: any) => string = () => ''): Needs =>
  (input, context) => [
    { action: `logs:${operation}`, resource: `${groupArn(nameOf(input), context)}:log-stream:${stream(input)}` },
  ];

/** Tags are on the group itself. */
const onGroup =
  (operation: string): Needs =>
  (input, context) => [{ action: `logs:${operation}`, resource: groupArn(nameOf(input), context) }];

const STREAMS = [
  'DeleteLogGroup',
  'DescribeLogStreams',
  'FilterLogEvents',
  'PutRetentionPolicy',
  'DeleteRetentionPolicy',
];
const STREAM = ['CreateLogStream', 'PutLogEvents', 'GetLogEvents', 'DeleteLogStream'];
const GROUP = ['TagResource', 'UntagResource', 'ListTagsForResource'];

export const permissions: Readonly<Record<string, Needs>> = {
  ...Object.fromEntries(STREAMS.map((operation) => [operation, onStreams(operation)])),
  ...Object.fromEntries(
    STREAM.map((operation) => [operation, onStreams(operation, ({ logStreamName }) => logStreamName ?? '')]),
  ),
  ...Object.fromEntries(GROUP.map((operation) => [operation, onGroup(operation)])),
  CreateLogGroup: (input, context) => [
    ...onStreams('CreateLogGroup')(input, context),
    ...(Object.keys(input.tags ?? {}).length === 0 ? [] : onGroup('TagResource')(input, context)),
  ],
  DescribeLogGroups: (input, context) =>
    onStreams('DescribeLogGroups')({ logGroupName: input.logGroupNamePrefix ?? '' }, context),
};
