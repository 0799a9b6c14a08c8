// What calls are judged on (Service Authorization Reference, per service), and the roles that they pass on.

import { CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { CreateLogGroupCommand, DescribeLogGroupsCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { AddRoleToInstanceProfileCommand, CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { CreateInfrastructureConfigurationCommand } from '@aws-sdk/client-imagebuilder';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { GetParameterCommand, SendCommandCommand } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Region } from '../../lib/simulator/region.ts';
import { allow, deny, type PolicyCase, sentence, unallowed, when } from './policies-case.ts';
import { inEc2 } from './policies-launches.ts';
import { OTHER, other } from './policies-other-role.ts';

function rule(region: Region): void {
  other(region);
  region.call('eventbridge', 'PutRule', { Name: 'tick', ScheduleExpression: 'rate(1 hour)' });
}

function table(region: Region): void {
  region.call('dynamodb', 'CreateTable', {
    TableName: 'ledger',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
}

/** Tables are there some seconds after they were made. */
const madeTable = async (region: Region) => {
  table(region);
  await region.run({ forMs: 60_000 });
};

const everythingButPassing = [{ Effect: 'Allow', NotAction: 'iam:PassRole', Resource: '*' }];
const notPassed = (code = 'AccessDeniedException') => unallowed('iam:PassRole', OTHER, code);

/** Calls that hand the role Other to a service. */
const PASSING: readonly (readonly [
  name: string,
  service: string,
  code: string,
  asks: NonNullable<PolicyCase['asks']>,
])[] = [
  [
    'CreateFunction',
    'lambda.amazonaws.com',
    'AccessDeniedException',
    ({ lambda }) =>
      lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'f',
          Role: OTHER,
          Runtime: 'nodejs24.x',
          Handler: 'i.h',
          Code: { ZipFile: new Uint8Array([1]) },
        }),
      ),
  ],
  [
    'CreateStateMachine',
    'states.amazonaws.com',
    'AccessDeniedException',
    ({ sfn }) => sfn.send(new CreateStateMachineCommand({ name: 'm', roleArn: OTHER, definition: '{}' })),
  ],
  [
    'PutTargets',
    'events.amazonaws.com',
    'AccessDeniedException',
    ({ events }) =>
      events.send(
        new PutTargetsCommand({
          Rule: 'tick',
          Targets: [{ Id: '1', RoleArn: OTHER, Arn: 'arn:aws:sqs:us-east-1:111122223333:jobs' }],
        }),
      ),
  ],
  [
    'CreateSchedule',
    'scheduler.amazonaws.com',
    'AccessDeniedException',
    ({ scheduler }) =>
      scheduler.send(
        new CreateScheduleCommand({
          Name: 's',
          ScheduleExpression: 'rate(1 hour)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: 'arn:aws:sqs:us-east-1:111122223333:jobs', RoleArn: OTHER },
        }),
      ),
  ],
  [
    'CreateInfrastructureConfiguration',
    'ec2.amazonaws.com',
    'AccessDeniedException',
    ({ imagebuilder }) =>
      imagebuilder.send(new CreateInfrastructureConfigurationCommand({ name: 'infra', instanceProfileName: 'Other' })),
  ],
  [
    'AddRoleToInstanceProfile',
    'ec2.amazonaws.com',
    'AccessDenied',
    ({ iam }) => iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'Other', RoleName: 'Other' })),
  ],
];

const passing = PASSING.flatMap(([name, service, code, asks]): PolicyCase[] => [
  { name: `${name} passes the role`, before: rule, policy: everythingButPassing, asks, answer: notPassed(code) },
  {
    name: `${name} passes the role to ${service} alone`,
    before: rule,
    policy: [
      ...everythingButPassing,
      allow('iam:PassRole', OTHER, when('StringNotEquals', 'iam:PassedToService', service)),
    ],
    asks,
    answer: notPassed(code),
  },
]);

const get =
  (pk: string): NonNullable<PolicyCase['asks']> =>
  ({ dynamodb }) =>
    dynamodb.send(new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: pk } } }));
const LEDGER = 'arn:aws:dynamodb:us-east-1:111122223333:table/ledger';
const ownKeys = [allow('dynamodb:*', LEDGER, when('ForAllValues:StringLike', 'dynamodb:LeadingKeys', 'own#*'))];

const items: readonly PolicyCase[] = [
  {
    name: 'an item under a key of one’s own is reached',
    before: madeTable,
    policy: ownKeys,
    asks: get('own#1'),
    answer: 'allowed',
  },
  {
    name: 'an item under another key is not',
    before: madeTable,
    policy: ownKeys,
    asks: get('else#1'),
    answer: unallowed('dynamodb:GetItem', LEDGER, 'AccessDeniedException'),
  },
  {
    name: 'a query carries the partition that it asks for',
    before: madeTable,
    policy: ownKeys,
    asks: ({ dynamodb }) =>
      dynamodb.send(
        new QueryCommand({
          TableName: 'ledger',
          KeyConditionExpression: '#k = :k',
          ExpressionAttributeNames: { '#k': 'pk' },
          ExpressionAttributeValues: { ':k': { S: 'else#1' } },
        }),
      ),
    answer: unallowed('dynamodb:Query', LEDGER, 'AccessDeniedException'),
  },
  {
    name: 'a transaction needs the action of each part',
    before: madeTable,
    policy: [allow('dynamodb:PutItem', LEDGER)],
    asks: ({ dynamodb }) =>
      dynamodb.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: 'ledger', Item: { pk: { S: 'a' } } } },
            { Delete: { TableName: 'ledger', Key: { pk: { S: 'b' } } } },
          ],
        }),
      ),
    answer: unallowed('dynamodb:DeleteItem', LEDGER, 'AccessDeniedException'),
  },
];

const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group';
const R = 'arn:aws:iam::111122223333:role/R';
const others: readonly PolicyCase[] = [
  {
    name: 'a parameter is named by its path',
    policy: [allow('ssm:GetParameter', 'arn:aws:ssm:us-east-1:111122223333:parameter/team/red')],
    asks: ({ ssm }) => ssm.send(new GetParameterCommand({ Name: '/team/blue' })),
    answer: unallowed(
      'ssm:GetParameter',
      'arn:aws:ssm:us-east-1:111122223333:parameter/team/blue',
      'AccessDeniedException',
    ),
  },
  {
    name: 'a command needs its document',
    policy: [allow('ssm:SendCommand', inEc2('instance/*'))],
    asks: ({ ssm }) =>
      ssm.send(
        new SendCommandCommand({
          DocumentName: 'AWS-RunShellScript',
          InstanceIds: ['i-0123456789abcdef0'],
          Parameters: { commands: ['true'] },
        }),
      ),
    answer: unallowed('ssm:SendCommand', 'arn:aws:ssm:us-east-1::document/AWS-RunShellScript', 'AccessDeniedException'),
  },
  {
    name: 'a command needs its instances',
    policy: [allow('ssm:SendCommand', 'arn:aws:ssm:us-east-1::document/*')],
    asks: ({ ssm }) =>
      ssm.send(
        new SendCommandCommand({
          DocumentName: 'AWS-RunShellScript',
          InstanceIds: ['i-0123456789abcdef0'],
          Parameters: { commands: ['true'] },
        }),
      ),
    answer: unallowed('ssm:SendCommand', inEc2('instance/i-0123456789abcdef0'), 'AccessDeniedException'),
  },
  {
    name: 'log groups are judged as streams without a name',
    asks: ({ logs }) => logs.send(new CreateLogGroupCommand({ logGroupName: '/x' })),
    answer: unallowed('logs:CreateLogGroup', `${GROUP}:/x:log-stream:`, 'AccessDeniedException'),
  },
  {
    name: 'a group’s ARN without its streams allows nothing about them',
    policy: [allow('logs:PutLogEvents', `${GROUP}:/x`)],
    asks: ({ logs }) =>
      logs.send(
        new PutLogEventsCommand({
          logGroupName: '/x',
          logStreamName: 's',
          logEvents: [{ timestamp: 1, message: 'x' }],
        }),
      ),
    answer: unallowed('logs:PutLogEvents', `${GROUP}:/x:log-stream:s`, 'AccessDeniedException'),
  },
  {
    name: 'groups are listed by whoever may for any of them',
    policy: [allow('logs:DescribeLogGroups', `${GROUP}:*`)],
    asks: ({ logs }) => logs.send(new DescribeLogGroupsCommand({})),
    answer: 'allowed',
  },
  {
    name: 'a service-linked role is made by who may',
    policy: [
      allow(
        'iam:CreateServiceLinkedRole',
        '*',
        when('StringEquals', 'iam:AWSServiceName', 'autoscaling.amazonaws.com'),
      ),
    ],
    asks: ({ iam }) => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'imagebuilder.amazonaws.com' })),
    answer: unallowed(
      'iam:CreateServiceLinkedRole',
      'arn:aws:iam::111122223333:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder',
    ),
  },
  {
    name: 'the first group of an account makes the role of Auto Scaling, as its maker',
    policy: [allow('*'), deny('iam:CreateServiceLinkedRole')],
    asks: async ({ autoScaling, region }) => {
      const [image] = region.call('ec2', 'DescribeImages', { Owners: ['137112412989'] }).Images;
      const LaunchTemplateData = { ImageId: image.ImageId, InstanceType: 't4g.micro' };
      region.call('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'tmpl', LaunchTemplateData });
      const [subnet] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
      await autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: 'g',
          MinSize: 0,
          MaxSize: 1,
          VPCZoneIdentifier: subnet.SubnetId,
          LaunchTemplate: { LaunchTemplateName: 'tmpl', Version: '1' },
        }),
      );
    },
    answer: `AccessDenied: ${sentence(
      'iam:CreateServiceLinkedRole',
      'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
      'with an explicit deny in an identity-based policy',
    )}`,
  },
  {
    name: 'a role taken on from a role lasts an hour at most',
    policy: [allow('sts:AssumeRole', R)],
    asks: ({ sts }) => sts.send(new AssumeRoleCommand({ RoleArn: R, RoleSessionName: 'again', DurationSeconds: 3601 })),
    answer:
      'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  },
  {
    name: 'a role that may not take on another is told no more',
    asks: ({ sts }) => sts.send(new AssumeRoleCommand({ RoleArn: R, RoleSessionName: 'again' })),
    answer: `AccessDenied: User: arn:aws:sts::111122223333:assumed-role/R/at-work is not authorized to perform: sts:AssumeRole on resource: ${R}`,
  },
  {
    name: 'a role that is not there is denied alike',
    policy: [allow('sts:AssumeRole')],
    asks: ({ sts }) => sts.send(new AssumeRoleCommand({ RoleArn: `${R}None`, RoleSessionName: 'again' })),
    answer: `AccessDenied: User: arn:aws:sts::111122223333:assumed-role/R/at-work is not authorized to perform: sts:AssumeRole on resource: ${R}None`,
  },
];

export const CALL_CASES: readonly PolicyCase[] = [...passing, ...items, ...others];
