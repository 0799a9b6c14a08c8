import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, ListTopicsCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createRegion } from '../../../lib/simulator/region.ts';

const startMs = Date.UTC(2026, 10, 21);
const elsewhere = { region: 'eu-west-1', maxAttempts: 1 };
const only = /'eu-west-1'.*the simulator has us-east-1 only/i;

test('a request signed for another region is refused by the name that its protocol has for it', async () => {
  const region = createRegion({ seed: 1, startMs });
  const scoped = /^Credential should be scoped to a valid region, not 'eu-west-1'\./;
  const refused = async (sent: Promise<unknown>, name: string, status: number) => {
    const error = await sent.then(
      () => undefined,
      (reason: any) => reason,
    );
    expect(error).toMatchObject({ name, message: expect.stringMatching(only), $metadata: { httpStatusCode: status } });
    return error.message;
  };
  const sns = region.client(SNSClient, elsewhere);
  expect(await refused(sns.send(new ListTopicsCommand()), 'SignatureDoesNotMatch', 403)).toMatch(scoped);
  const dynamodb = region.client(DynamoDBClient, elsewhere);
  expect(await refused(dynamodb.send(new ListTablesCommand()), 'InvalidSignatureException', 400)).toMatch(scoped);
  const lambda = region.client(LambdaClient, elsewhere);
  expect(await refused(lambda.send(new ListFunctionsCommand()), 'InvalidSignatureException', 403)).toMatch(scoped);
  const cloudwatch = region.client(CloudWatchClient, elsewhere);
  await refused(cloudwatch.send(new ListMetricsCommand()), 'InvalidSignatureException', 400);
  const ec2 = region.client(EC2Client, elsewhere);
  await refused(ec2.send(new DescribeVpcsCommand()), 'AuthFailure', 401);
  const s3 = region.client(S3Client, elsewhere);
  const words = await refused(s3.send(new ListBucketsCommand()), 'AuthorizationHeaderMalformed', 400);
  expect(words).toContain("the region 'eu-west-1' is wrong; expecting 'us-east-1'");
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'one-of-mine' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 400 },
  });
  await refused(region.client(STSClient, elsewhere).send(new GetCallerIdentityCommand()), 'SignatureDoesNotMatch', 403);
});

test('what is global is signed for us-east-1, wherever the region is', async () => {
  const region = createRegion({ seed: 1, startMs, region: 'eu-west-1' });
  const there = { region: 'us-east-1', maxAttempts: 1 };
  await region.client(IAMClient).send(new ListRolesCommand());
  await region.client(IAMClient, there).send(new ListRolesCommand());
  await region.client(IAMClient, { endpoint: 'http://127.0.0.1:1' }).send(new ListRolesCommand());
  await region.client(STSClient).send(new GetCallerIdentityCommand());
  await region.client(STSClient, there).send(new GetCallerIdentityCommand());
  await region.client(DynamoDBClient).send(new ListTablesCommand());
  const dynamodb = region.client(DynamoDBClient, there);
  await expect(dynamodb.send(new ListTablesCommand())).rejects.toThrow(
    /'us-east-1'.*the simulator has eu-west-1 only/i,
  );
});

test("the vendor's topic is subscribed to where it is, in us-east-1", async () => {
  const region = createRegion({ seed: 1, startMs, region: 'eu-west-1' });
  const { QueueUrl } = region.call('sqs', 'CreateQueue', { QueueName: 'signals' });
  const { Attributes } = region.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] });
  const TopicArn = 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates';
  const subscribe = new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn });
  const there = region.client(SNSClient, { region: 'us-east-1', maxAttempts: 1 });
  expect((await there.send(subscribe)).SubscriptionArn).toMatch(TopicArn);
  await region.client(SNSClient).send(new CreateTopicCommand({ Name: 'mine' }));
});
