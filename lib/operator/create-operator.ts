import { setTimeout } from 'node:timers/promises';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Report } from './message.ts';
import type { Operator } from './operator.ts';

export interface CreateOperatorOptions {
  report: Report;
  region?: string;
}

/** Speaks to whatever the environment says: credentials, AWS_REGION, and AWS_ENDPOINT_URL for a simulator. */
export function createOperator({ report, region }: CreateOperatorOptions): Operator {
  const config = region === undefined ? {} : { region };
  return {
    report,
    nowMs: () => Date.now(),
    pause: (milliseconds) => setTimeout(milliseconds),
    clients: {
      autoScaling: new AutoScalingClient(config),
      dynamodb: new DynamoDBClient(config),
      ec2: new EC2Client(config),
      elasticLoadBalancing: new ElasticLoadBalancingV2Client(config),
      imagebuilder: new ImagebuilderClient(config),
      s3: new S3Client(config),
      sfn: new SFNClient(config),
      // Else the client follows a queue's URL to AWS, wherever the endpoint says that the queue is.
      sqs: new SQSClient({ ...config, useQueueUrlAsEndpoint: false }),
      ssm: new SSMClient(config),
      sts: new STSClient(config),
    },
  };
}
