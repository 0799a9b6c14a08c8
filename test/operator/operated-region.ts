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
import { parameters } from '../../lib/contract/parameters.ts';
import type { Message } from '../../lib/operator/message.ts';
import type { Operator } from '../../lib/operator/operator.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

export const TABLE = 'ledger';
export const DOCUMENTS = 'documents';
const START_MS = Date.UTC(2026, 10, 21);
export const AMI = 'ami-00000000000000001';

/** An operator at work in a region, and what it said. */
export interface OperatedRegion {
  region: Region;
  operator: Operator;
  said: Message[];
  /** Runs an action to its end, in virtual time. */
  act(action: (operator: Operator) => Promise<boolean>): Promise<boolean>;
  /** Writes an item as the pipeline would; texts, and lists of texts. */
  remember(item: Record<string, string | string[]>): void;
  deadQueueUrl: string;
}

export function operateEmptyRegion(): OperatedRegion {
  return operate(createRegion({ seed: 1, startMs: START_MS }));
}

/** An operator in a region that somebody else has filled. */
export function operate(region: Region): OperatedRegion {
  const said: Message[] = [];
  const operator = operatorOf(region, said);
  return {
    region,
    operator,
    said,
    act: (action) => region.during(action(operator)),
    remember: (item) => region.call('dynamodb', 'PutItem', { TableName: TABLE, Item: toAttributes(item) }),
    deadQueueUrl: '',
  };
}

function operatorOf(region: Region, said: Message[]): Operator {
  const { clock } = region.kernel;
  return {
    report: (message) => said.push(message),
    nowMs: () => clock.nowMs,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        clock.after(milliseconds, 'operator waits', resolve);
      }),
    clients: {
      autoScaling: region.client(AutoScalingClient),
      dynamodb: region.client(DynamoDBClient),
      ec2: region.client(EC2Client),
      elasticLoadBalancing: region.client(ElasticLoadBalancingV2Client),
      imagebuilder: region.client(ImagebuilderClient),
      s3: region.client(S3Client),
      sfn: region.client(SFNClient),
      sqs: region.client(SQSClient),
      ssm: region.client(SSMClient),
      sts: region.client(STSClient),
    },
  };
}

/** With the core's parts as the CLI looks for them, and one image, `web`, that has a golden AMI. */
export async function operateRegion(): Promise<OperatedRegion> {
  const operated = operateEmptyRegion();
  const { region } = operated;
  const queue = (name: string) => region.call('sqs', 'CreateQueue', { QueueName: name }).QueueUrl as string;
  const deadQueueUrl = queue('goldsmith-signals-dead');
  const signalsQueueUrl = queue('goldsmith-signals');
  const keys = ['pk', 'sk'];
  region.call('dynamodb', 'CreateTable', {
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keys.map((name, index) => ({ AttributeName: name, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
  });
  const stateMachines = Object.fromEntries(
    ['buildImage', 'releaseImage', 'deployFleet'].map((name) => [
      name,
      `arn:aws:states:us-east-1:111122223333:stateMachine:${name}`,
    ]),
  );
  region.call('s3', 'CreateBucket', { Bucket: DOCUMENTS });
  const core = {
    table: TABLE,
    documents: DOCUMENTS,
    signalsQueueUrl,
    deadSignalsQueueUrl: deadQueueUrl,
    stateMachines,
  };
  putParameter(region, parameters.core, JSON.stringify(core));
  putParameter(region, parameters.imageSettings('web'), '{}');
  putParameter(region, parameters.imageGolden('web'), AMI);
  // A table is made in some seconds.
  await region.run({ forMs: 60_000 });
  return { ...operated, deadQueueUrl };
}

export function putParameter(region: Region, name: string, value: string): void {
  region.call('ssm', 'PutParameter', { Name: name, Type: 'String', Value: value });
}

function toAttributes(item: Record<string, string | string[]>) {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      typeof value === 'string' ? { S: value } : { L: value.map((text) => ({ S: text })) },
    ]),
  );
}
