import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { GetScheduleCommand, ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const att = (name: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [name, attribute] });
const ref = (name: string) => ({ Ref: name });
const VENDOR = 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates';

function template(options: { visibility: number; timeToLive: string; targets: number }) {
  return {
    Resources: {
      Dead: { Type: 'AWS::SQS::Queue' },
      Signals: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: options.visibility,
          RedrivePolicy: { deadLetterTargetArn: att('Dead'), maxReceiveCount: 3 },
        },
      },
      SignalsPolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [ref('Signals')],
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: ['events.amazonaws.com', 'sns.amazonaws.com'] },
                Action: 'sqs:SendMessage',
                Resource: att('Signals'),
              },
            ],
          },
        },
      },
      Vendor: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: VENDOR,
          Region: 'us-east-1',
          Protocol: 'sqs',
          Endpoint: att('Signals'),
          RawMessageDelivery: true,
        },
      },
      Alerts: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'Alerts' } },
      AlertsPolicy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [ref('Alerts')],
          PolicyDocument: {
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: ref('Alerts'),
            },
          },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['goldsmith'] },
          State: 'ENABLED',
          Targets: [
            { Id: 'queue', Arn: att('Signals') },
            { Id: 'topic', Arn: ref('Alerts') },
          ].slice(0, options.targets),
        },
      },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'side' } },
      BusPolicy: {
        Type: 'AWS::Events::EventBusPolicy',
        Properties: {
          EventBusName: ref('Bus'),
          StatementId: 'all',
          Statement: { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: att('Bus') },
        },
      },
      BusRule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: ref('Bus'),
          EventPattern: { source: ['x'] },
          Targets: [{ Id: 'queue', Arn: att('Signals') }],
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'scheduler.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
        },
      },
      Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'goldsmith' } },
      Monthly: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Name: 'monthly',
          GroupName: ref('Group'),
          ScheduleExpression: 'cron(0 6 1 * ? *)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: att('Signals'), RoleArn: att('Role') },
        },
      },
      Ledger: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          TimeToLiveSpecification: { AttributeName: options.timeToLive, Enabled: true },
        },
      },
      Global: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          TableName: 'global',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          Replicas: [{ Region: 'us-east-1', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
        },
      },
    },
    Outputs: Object.fromEntries(
      [
        ['Rule', ref('Rule')],
        ['BusRule', ref('BusRule')],
        ['RuleArn', att('Rule')],
        ['Ledger', ref('Ledger')],
        ['Signals', ref('Signals')],
      ].map(([name, Value]) => [name, { Value }]),
    ),
  };
}

function setting() {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const stacks = region.client(CloudFormationClient);
  const settled = async () => {
    await region.run({ forMs: 10 * 60_000 });
    const { Stacks } = await stacks.send(new DescribeStacksCommand({ StackName: 'events' }));
    const outputs = Object.fromEntries((Stacks?.[0]?.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]));
    return { status: Stacks?.[0]?.StackStatus, reason: Stacks?.[0]?.StackStatusReason, outputs };
  };
  const body = (options: Parameters<typeof template>[0]) => ({
    StackName: 'events',
    TemplateBody: JSON.stringify(template(options)),
    Capabilities: ['CAPABILITY_IAM' as const],
  });
  return { region, stacks, settled, body };
}

describe('a stack of tables, rules, schedules, topics and queues', () => {
  it('is made, changed and taken away', async () => {
    const { region, stacks, settled, body } = setting();
    await stacks.send(new CreateStackCommand(body({ visibility: 60, timeToLive: 'expiresAt', targets: 2 })));
    const { status, outputs } = await settled();
    expect(status).toBe('CREATE_COMPLETE');
    const events = region.client(EventBridgeClient);
    const rule = await events.send(new DescribeRuleCommand({ Name: outputs['Rule'] }));
    expect(rule.Arn).toBe(outputs['RuleArn']);
    expect(outputs['BusRule']).toMatch(/^side\|/);
    const targets = () => events.send(new ListTargetsByRuleCommand({ Rule: outputs['Rule'] }));
    expect((await targets()).Targets).toHaveLength(2);
    const tables = region.client(DynamoDBClient);
    const life = () => tables.send(new DescribeTimeToLiveCommand({ TableName: outputs['Ledger'] }));
    expect((await life()).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
    const backups = await tables.send(new DescribeContinuousBackupsCommand({ TableName: 'global' }));
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe(
      'ENABLED',
    );
    expect((await tables.send(new DescribeTableCommand({ TableName: 'global' }))).Table?.TableStatus).toBe('ACTIVE');
    const schedules = region.client(SchedulerClient);
    const schedule = await schedules.send(new GetScheduleCommand({ GroupName: 'goldsmith', Name: 'monthly' }));
    expect(schedule.ScheduleExpression).toBe('cron(0 6 1 * ? *)');
    const topics = region.client(SNSClient);
    expect((await topics.send(new ListSubscriptionsCommand({}))).Subscriptions).toMatchObject([{ TopicArn: VENDOR }]);

    await stacks.send(new UpdateStackCommand(body({ visibility: 90, timeToLive: 'goneAt', targets: 1 })));
    expect((await settled()).status).toBe('UPDATE_COMPLETE');
    expect((await targets()).Targets).toHaveLength(1);
    expect((await life()).TimeToLiveDescription?.AttributeName).toBe('goneAt');
    const queues = region.client(SQSClient);
    const { Attributes } = await queues.send(
      new GetQueueAttributesCommand({ QueueUrl: outputs['Signals'], AttributeNames: ['VisibilityTimeout'] }),
    );
    expect(Attributes).toEqual({ VisibilityTimeout: '90' });

    await stacks.send(new DeleteStackCommand({ StackName: 'events' }));
    await region.run({ forMs: 10 * 60_000 });
    expect((await queues.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual([]);
    expect((await topics.send(new ListTopicsCommand({}))).Topics).toEqual([]);
    expect((await topics.send(new ListSubscriptionsCommand({}))).Subscriptions).toEqual([]);
    expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
    expect((await tables.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    const groups = await schedules.send(new ListScheduleGroupsCommand({}));
    expect(groups.ScheduleGroups?.map(({ Name }) => Name)).toEqual(['default']);
  });
});
