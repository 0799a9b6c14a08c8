// Some operations take what exists already for their own, or overwrite it. The handlers of their resource types look first:
// a stack must not take over what someone else made.

import type { ResourceRequest } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { ALREADY_EXISTS } from './settle.ts';

interface Probe {
  /** The property that names the resource. */
  readonly name: string;
  readonly service: string;
  readonly operation: string;
  input(name: string, request: ResourceRequest): object;
  /** Whether the answer shows it; any answer does when absent. */
  found?(output: any): boolean;
}

const PROBES: Readonly<Record<string, Probe>> = {
  'AWS::S3::Bucket': {
    name: 'BucketName',
    service: 's3',
    operation: 'HeadBucket',
    input: (name) => ({ Bucket: name }),
  },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    service: 'sqs',
    operation: 'GetQueueUrl',
    input: (name) => ({ QueueName: name }),
  },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    service: 'sns',
    operation: 'GetTopicAttributes',
    input: (name, { account, region }) => ({ TopicArn: `arn:aws:sns:${region}:${account}:${name}` }),
  },
  'AWS::CloudWatch::Alarm': {
    name: 'AlarmName',
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    input: (name) => ({ AlarmNames: [name] }),
    found: ({ MetricAlarms: alarms }) => alarms?.length > 0,
  },
  'AWS::Events::Rule': {
    name: 'Name',
    service: 'eventbridge',
    operation: 'DescribeRule',
    input: (name, { properties }) => ({ Name: name, EventBusName: properties['EventBusName'] }),
  },
};

/** @throws ServiceError when the name that the template gives is taken. */
export function requireAbsent(type: string, request: ResourceRequest): void {
  const probe = PROBES[type];
  const name: unknown = request.properties[probe?.name ?? ''];
  if (probe === undefined || typeof name !== 'string' || !exists(probe, name, request)) return;
  throw new ServiceError(ALREADY_EXISTS, `Resource of type '${type}' with identifier '${name}' already exists.`);
}

function exists(probe: Probe, name: string, request: ResourceRequest): boolean {
  try {
    const output = request.call(probe.service, probe.operation, probe.input(name, request));
    return probe.found === undefined || probe.found(output);
  } catch (error) {
    // Gone, or not for this role to see: the creation itself will tell.
    if (error instanceof ServiceError) return false;
    throw error;
  }
}
