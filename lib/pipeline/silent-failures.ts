import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PREFIX } from '../contract/names.ts';

export interface SilentFailuresProps {
  /** Folders under lambdas/ of functions on whose errors nothing waits. */
  readonly functions: readonly string[];
  readonly deadQueue: Queue;
}

const shared = { statistic: 'Sum', period: 3600, comparisonOperator: 'GreaterThanThreshold', threshold: 0 };

/** Alarms of what fails without anybody's notice. They call nobody until they are given actions. */
export class SilentFailures extends Construct {
  constructor(scope: Construct, id: string, { functions, deadQueue }: SilentFailuresProps) {
    super(scope, id);
    for (const name of functions) {
      new CfnAlarm(this, name, {
        ...shared,
        alarmName: `${PREFIX}-${name}-errors`,
        alarmDescription: `The function ${PREFIX}-${name} has failed in each of the last three hours; its log says why`,
        namespace: 'AWS/Lambda',
        metricName: 'Errors',
        dimensions: [{ name: 'FunctionName', value: `${PREFIX}-${name}` }],
        evaluationPeriods: 3,
        treatMissingData: 'notBreaching',
      });
    }
    new CfnAlarm(this, 'Dead', {
      ...shared,
      alarmName: `${PREFIX}-signals-dead`,
      alarmDescription: 'Signals that nobody understood, or that failed for a day; "goldsmith status" shows them',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: [{ name: 'QueueName', value: deadQueue.queueName }],
      statistic: 'Maximum',
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
    });
  }
}
