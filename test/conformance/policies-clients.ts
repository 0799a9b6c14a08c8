import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Region } from '../../lib/simulator/region.ts';

export const clientsOf = (region: Region, { endpoint, ...config }: { endpoint?: string | undefined }) => ({
  region,
  autoScaling: region.client(AutoScalingClient, config),
  dynamodb: region.client(DynamoDBClient, config),
  ec2: region.client(EC2Client, config),
  events: region.client(EventBridgeClient, config),
  iam: region.client(IAMClient, config),
  imagebuilder: region.client(ImagebuilderClient, config),
  lambda: region.client(LambdaClient, config),
  logs: region.client(CloudWatchLogsClient, config),
  s3: region.client(S3Client, endpoint === undefined ? config : { ...config, endpoint, forcePathStyle: true }),
  scheduler: region.client(SchedulerClient, config),
  sfn: region.client(SFNClient, config),
  sns: region.client(SNSClient, config),
  sqs: region.client(SQSClient, config),
  ssm: region.client(SSMClient, config),
  sts: region.client(STSClient, config),
});
