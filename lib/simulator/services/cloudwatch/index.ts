import * as sdk from '@aws-sdk/client-cloudwatch';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { deleteAlarms } from './operations/delete-alarms.ts';
import { describeAlarmHistory } from './operations/describe-alarm-history.ts';
import { describeAlarms } from './operations/describe-alarms.ts';
import { getMetricData } from './operations/get-metric-data.ts';
import { getMetricStatistics } from './operations/get-metric-statistics.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putCompositeAlarm } from './operations/put-composite-alarm.ts';
import { putMetricAlarm } from './operations/put-metric-alarm.ts';
import { putMetricData } from './operations/put-metric-data.ts';
import { setAlarmState } from './operations/set-alarm-state.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { permissions } from './permissions.ts';
import { alarm } from './resources/alarm.ts';
import { compositeAlarm } from './resources/composite-alarm.ts';
import { type CloudWatchState, createState } from './state.ts';

export const cloudwatch: ServiceDefinition<CloudWatchState> = {
  name: 'cloudwatch',
  signingNames: ['monitoring'],
  actionPrefix: 'cloudwatch',
  principal: 'cloudwatch.amazonaws.com',
  sdk,
  createState,
  operations: {
    DeleteAlarms: deleteAlarms,
    DescribeAlarmHistory: describeAlarmHistory,
    DescribeAlarms: describeAlarms,
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
    ListMetrics: listMetrics,
    ListTagsForResource: listTagsForResource,
    PutCompositeAlarm: putCompositeAlarm,
    PutMetricAlarm: putMetricAlarm,
    PutMetricData: putMetricData,
    SetAlarmState: setAlarmState,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  permissions,
  resourceTypes: { 'AWS::CloudWatch::Alarm': alarm, 'AWS::CloudWatch::CompositeAlarm': compositeAlarm },
};
