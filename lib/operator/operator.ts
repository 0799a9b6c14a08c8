import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Report } from './message.ts';

export interface OperatorClients {
  autoScaling: AutoScalingClient;
  dynamodb: DynamoDBClient;
  ec2: EC2Client;
  elasticLoadBalancing: ElasticLoadBalancingV2Client;
  imagebuilder: ImagebuilderClient;
  s3: S3Client;
  sfn: SFNClient;
  sqs: SQSClient;
  ssm: SSMClient;
  sts: STSClient;
}

/** What every action gets: a region to speak to, someone to tell, and a way to wait. */
export interface Operator {
  clients: OperatorClients;
  report: Report;
  nowMs(): number;
  pause(milliseconds: number): Promise<void>;
}
