// The resources that each action is judged on, after AWS's table of CloudWatch actions: alarms have ARNs, metrics have none.

import type { CallContext, Permission } from '../../kernel/service.ts';

type Judge = (input: any, context: CallContext) => readonly Permission[];

const arnOf = (name: string, { partition, region, account }: CallContext) =>
  `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`;

const onAlarm =
  (action: string): Judge =>
  (input, context) => [{ action: `cloudwatch:${action}`, resource: arnOf(input.AlarmName, context) }];

const onTagged =
  (action: string): Judge =>
  (input) => [{ action: `cloudwatch:${action}`, resource: input.ResourceARN }];

export const permissions: Readonly<Record<string, Judge>> = {
  PutMetricAlarm: onAlarm('PutMetricAlarm'),
  PutCompositeAlarm: onAlarm('PutCompositeAlarm'),
  SetAlarmState: onAlarm('SetAlarmState'),
  DescribeAlarmHistory: (input, context) => [
    { action: 'cloudwatch:DescribeAlarmHistory', resource: arnOf(input.AlarmName ?? '*', context) },
  ],
  // Judged on the alarms that are named, on all of them otherwise.
  DescribeAlarms: (input, context) =>
    ((input.AlarmNames ?? ['*']) as string[]).map((name) => ({
      action: 'cloudwatch:DescribeAlarms',
      resource: arnOf(name, context),
    })),
  DeleteAlarms: (input, context) =>
    (input.AlarmNames as string[]).map((name) => ({
      action: 'cloudwatch:DeleteAlarms',
      resource: arnOf(name, context),
    })),
  PutMetricData: (input) => [
    { action: 'cloudwatch:PutMetricData', resource: '*', conditions: { 'cloudwatch:namespace': input.Namespace } },
  ],
  TagResource: onTagged('TagResource'),
  UntagResource: onTagged('UntagResource'),
  ListTagsForResource: onTagged('ListTagsForResource'),
};
