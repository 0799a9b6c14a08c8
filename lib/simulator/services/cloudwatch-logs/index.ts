import * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { refuse } from './constraint-words.ts';
import { createLogGroup } from './operations/create-log-group.ts';
import { createLogStream } from './operations/create-log-stream.ts';
import { deleteLogGroup } from './operations/delete-log-group.ts';
import { deleteLogStream } from './operations/delete-log-stream.ts';
import { deleteResourcePolicy } from './operations/delete-resource-policy.ts';
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts';
import { describeLogGroups } from './operations/describe-log-groups.ts';
import { describeLogStreams } from './operations/describe-log-streams.ts';
import { describeResourcePolicies } from './operations/describe-resource-policies.ts';
import { filterLogEvents } from './operations/filter-log-events.ts';
import { getLogEvents } from './operations/get-log-events.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putLogEvents } from './operations/put-log-events.ts';
import { putResourcePolicy } from './operations/put-resource-policy.ts';
import { putRetentionPolicy } from './operations/put-retention-policy.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { permissions } from './permissions.ts';
import { logGroup } from './resources/log-group.ts';
import { resourcePolicy } from './resources/resource-policy.ts';
import { accountPolicy, createState, type LogsState } from './state.ts';

export const cloudwatchLogs: ServiceDefinition<LogsState> = {
  name: 'cloudwatch-logs',
  signingNames: ['logs'],
  actionPrefix: 'logs',
  principal: 'logs.amazonaws.com',
  sdk,
  createState,
  refuse,
  operations: {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DeleteLogGroup: deleteLogGroup,
    DeleteLogStream: deleteLogStream,
    DeleteResourcePolicy: deleteResourcePolicy,
    DeleteRetentionPolicy: deleteRetentionPolicy,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    DescribeResourcePolicies: describeResourcePolicies,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    ListTagsForResource: listTagsForResource,
    PutLogEvents: putLogEvents,
    PutResourcePolicy: putResourcePolicy,
    PutRetentionPolicy: putRetentionPolicy,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  permissions,
  resourcePolicy: (_, { state, account }) => ({ text: accountPolicy(state), owner: account }),
  resourceTypes: { 'AWS::Logs::LogGroup': logGroup, 'AWS::Logs::ResourcePolicy': resourcePolicy },
};
