// What is wrong with an input is said as each service says it.

import { AutoScalingClient, CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, CreateLogGroupCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateLaunchTemplateCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetComponentCommand, ImagebuilderClient, ListImagesCommand } from '@aws-sdk/client-imagebuilder';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParametersByPathCommand, PutParameterCommand, SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../lib/simulator/region.ts';

const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
const refusal = (client: { send(command: any): Promise<unknown> }, command: object) =>
  client.send(command).then(
    () => 'taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('most services say at once all that is wrong', () => {
  const ssm = region.client(SSMClient);

  it('with ranges, where members stand, and the number of faults', async () => {
    const command = new GetParametersByPathCommand({
      Path: '/goldsmith',
      MaxResults: 11,
      ParameterFilters: [{ Key: '' }],
    });
    expect(await refusal(ssm, command)).toBe(
      "ValidationException: 3 validation errors detected: Value '' at 'parameterFilters.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType; Value '' at 'parameterFilters.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '11' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10",
    );
  });

  it('of lists of texts, with all that is asked of each', async () => {
    const command = new SendCommandCommand({ DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-1', 'i-2'] });
    expect(await refusal(ssm, command)).toBe(
      "ValidationException: 1 validation error detected: Value '[i-1, i-2]' at 'instanceIds' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy regular expression pattern: (^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)]",
    );
  });

  it('without what is secret', async () => {
    const command = new PutParameterCommand({
      Name: '/p',
      Value: 'v',
      Description: 'd'.repeat(1025),
      Type: 'Text' as never,
    });
    expect(await refusal(ssm, command)).toContain("2 validation errors detected: Value 'ddd");
    const secret = new CreateFunctionCommand({
      FunctionName: 'f',
      Role: 'arn:aws:iam::111122223333:role/r',
      Code: {},
      Environment: { Variables: { '1': 'hidden' } },
    });
    expect(await refusal(region.client(LambdaClient), secret)).not.toContain('hidden');
  });

  it.each([
    [
      EventBridgeClient,
      new PutRuleCommand({ Name: 'a b' }),
      'ValidationException',
      "Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
    ],
    [
      CloudWatchLogsClient,
      new CreateLogGroupCommand({ logGroupName: '' }),
      'InvalidParameterException',
      "Value '' at 'logGroupName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      CloudWatchLogsClient,
      new PutLogEventsCommand({ logGroupName: 'g', logStreamName: 's', logEvents: [] }),
      'InvalidParameterException',
      "Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      CloudFormationClient,
      new CreateStackCommand({ StackName: 's', OnFailure: 'STOP' as never }),
      'ValidationError',
      "Value 'STOP' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [DO_NOTHING, ROLLBACK, DELETE]",
    ],
    [
      AutoScalingClient,
      new CreateAutoScalingGroupCommand({ AutoScalingGroupName: 'g', MinSize: undefined, MaxSize: 1 }),
      'ValidationError',
      "Value null at 'minSize' failed to satisfy constraint: Member must not be null",
    ],
    [
      CloudWatchClient,
      new DescribeAlarmsCommand({ MaxRecords: 101 }),
      'ValidationException',
      "Value '101' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [
      IAMClient,
      new CreateRoleCommand({ RoleName: 'r'.repeat(65), AssumeRolePolicyDocument: '{}' }),
      'ValidationError',
      `Value '${'r'.repeat(65)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      SchedulerClient,
      new CreateScheduleCommand({
        Name: 'n',
        FlexibleTimeWindow: { Mode: 'ON' as never },
        ScheduleExpression: 'rate(1 day)',
        Target: { Arn: 'a', RoleArn: 'arn:aws:iam::111122223333:role/r' },
      }),
      'ValidationException',
      "Value 'ON' at 'flexibleTimeWindow.mode' failed to satisfy constraint: Member must satisfy enum value set: [OFF, FLEXIBLE]",
    ],
    [
      LambdaClient,
      new CreateFunctionCommand({ FunctionName: 'f', Role: 'r', Code: {} }),
      'ValidationException',
      "Value 'r' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
    ],
    [
      DynamoDBClient,
      new CreateTableCommand({ TableName: 'table', KeySchema: [], AttributeDefinitions: [] }),
      'ValidationException',
      "Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ] as const)('%o', async (Client, command, code, words) => {
    expect(await refusal(region.client(Client as never), command)).toContain(`${code}: `);
    expect(await refusal(region.client(Client as never), command)).toContain(words);
  });
});

describe('some services have words of their own:', () => {
  it.each([
    [
      'EC2 for ranges',
      EC2Client,
      new DescribeSubnetsCommand({ MaxResults: 1 }),
      'InvalidParameterValue: Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    ],
    [
      'EC2 for types',
      EC2Client,
      new RunInstancesCommand({ MinCount: 1, MaxCount: 1, InstanceType: 'large' as never }),
      "InvalidParameterValue: Invalid value 'large' for InstanceType.",
    ],
    [
      'EC2 for templates',
      EC2Client,
      new CreateLaunchTemplateCommand({ LaunchTemplateName: 'a b', LaunchTemplateData: { ImageId: 'i' } }),
      'InvalidLaunchTemplateName.MalformedException: A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
    ],
    [
      'Image Builder for patterns',
      ImagebuilderClient,
      new GetComponentCommand({ componentBuildVersionArn: 'arn' }),
      "InvalidParameterValueException: The value supplied for parameter 'componentBuildVersionArn' is not valid. componentBuildVersionArn must match pattern ^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):component/[a-z0-9-_]+/",
    ],
    [
      'Image Builder for lengths',
      ImagebuilderClient,
      new ListImagesCommand({ filters: [] }),
      "InvalidParameterValueException: The value supplied for parameter 'filters' is not valid. filters must contain at least 1 items",
    ],
    [
      'IAM for names',
      IAMClient,
      new CreateRoleCommand({ RoleName: 'a/b', AssumeRolePolicyDocument: '{}' }),
      'ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      'Lambda for runtimes',
      LambdaClient,
      new CreateFunctionCommand({
        FunctionName: 'f',
        Role: 'arn:aws:iam::111122223333:role/r',
        Code: {},
        Runtime: 'node' as never,
      }),
      "InvalidParameterValueException: Value node at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [",
    ],
    [
      'SQS for attributes',
      SQSClient,
      new GetQueueAttributesCommand({
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/q',
        AttributeNames: ['Colour' as never],
      }),
      'InvalidAttributeName: Unknown Attribute Colour.',
    ],
    [
      'SQS for what is missing',
      SQSClient,
      new GetQueueAttributesCommand({ QueueUrl: undefined }),
      'MissingParameter: The request must contain the parameter QueueUrl.',
    ],
    [
      'S3 for bodies',
      S3Client,
      new CreateBucketCommand({
        Bucket: 'b-b',
        CreateBucketConfiguration: { Bucket: { DataRedundancy: 'None' as never } },
      }),
      'MalformedXML: The XML you provided was not well-formed or did not validate against our published schema',
    ],
    [
      'S3 for addresses',
      S3Client,
      new ListObjectsV2Command({ Bucket: 'b-b', EncodingType: 'xml' as never }),
      'InvalidArgument: Invalid value for EncodingType',
    ],
  ] as const)('%s', async (_, Client, command, words) => {
    expect(await refusal(region.client(Client as never), command)).toContain(words);
  });
});

describe('an input called in this process', () => {
  it('is refused for a member that its shape does not have', () => {
    expect(() => region.call('ssm', 'GetParameter', { Name: '/p', Colour: 'red' })).toThrow("Unknown member 'colour'");
    expect(() => region.call('ec2', 'DescribeImages', { Colour: 'red' })).toThrow(
      'The parameter Colour is not recognized',
    );
  });
});
