import { CloudFormationClient, paginateDescribeEvents } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { create, newRegion, reasonOfFailure, story } from './stacks.ts';

const resources = (type: string, properties: object) => ({
  Resources: { One: { Type: type, Properties: properties } },
});

/** Type, properties, and what the resource's event says of them. */
const WRONG: readonly [string, object, string][] = [
  ['AWS::SQS::Queue', { VisibilityTimout: 30 }, '#: extraneous key [VisibilityTimout] is not permitted'],
  ['AWS::SQS::Queue', { VisibilityTimeout: 'soon' }, '#/VisibilityTimeout: expected type: Integer, found: String'],
  ['AWS::SQS::Queue', { QueueName: ['jobs'] }, '#/QueueName: expected type: String, found: JSONArray'],
  ['AWS::SQS::Queue', { Tags: { a: 'b' } }, '#/Tags: expected type: JSONArray, found: JSONObject'],
  ['AWS::SQS::Queue', { Tags: [{ Key: 'a' }] }, '#/Tags/0: required key [Value] not found'],
  ['AWS::IAM::Policy', { PolicyDocument: {} }, '#: required key [PolicyName] not found'],
  ['AWS::Logs::LogGroup', { RetentionInDays: 2 }, '#/RetentionInDays: 2 is not a valid enum value'],
  [
    'AWS::EC2::LaunchTemplate',
    { LaunchTemplateData: { MetadataOptions: { HttpToken: 'required' } } },
    '#/LaunchTemplateData/MetadataOptions: extraneous key [HttpToken] is not permitted',
  ],
];

describe('properties that do not fit the schema of their type', () => {
  test.each(WRONG)('%s %j fails before its service is asked', async (type, properties, message) => {
    const region = newRegion();
    expect(await create(region, 'demo', resources(type, properties))).toBe('ROLLBACK_COMPLETE');
    expect(reasonOfFailure(region, 'demo')).toBe(
      `Properties validation failed for resource One with message: [${message}]`,
    );
    expect(story(region, 'demo').slice(0, 3)).toEqual([
      'demo CREATE_IN_PROGRESS',
      'One CREATE_IN_PROGRESS',
      'One CREATE_FAILED',
    ]);
  });

  test('scalars are taken in the spelling of another type', async () => {
    const region = newRegion();
    const properties = { QueueName: 12, VisibilityTimeout: '30', SqsManagedSseEnabled: 'true' };
    expect(await create(region, 'demo', resources('AWS::SQS::Queue', properties))).toBe('CREATE_COMPLETE');
  });

  test('a change set of them fails, and its events say why and where', async () => {
    const region = newRegion();
    const cloudformation = region.client(CloudFormationClient);
    const change = { StackName: 'demo', ChangeSetName: 'first' };
    region.call('cloudformation', 'CreateChangeSet', {
      ...change,
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify(resources('AWS::SQS::Queue', { VisibilityTimout: 30 })),
    });
    const described = () => region.call('cloudformation', 'DescribeChangeSet', change);
    await region.run({ until: () => described().Status === 'FAILED', limitMs: 60_000 });
    expect(described().StatusReason).toContain('[AWS::EarlyValidation::PropertyValidation]');
    const pages = paginateDescribeEvents({ client: cloudformation }, { ...change, Filters: { FailedEvents: true } });
    const { value: page } = await pages.next();
    expect(page?.OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'One',
        ValidationStatusReason: 'Unsupported property [VisibilityTimout]',
        ValidationPath: '/Resources/One/Properties',
      },
    ]);
    expect(() => region.call('cloudformation', 'ExecuteChangeSet', change)).toThrow(/cannot be executed/);
  });
});

const REFUSED: readonly [string, object, string][] = [
  [
    'an attribute that the type does not have',
    {
      Resources: { Jobs: { Type: 'AWS::SQS::Queue' } },
      Outputs: { Url: { Value: { 'Fn::GetAtt': ['Jobs', 'Urn'] } } },
    },
    'Template error: resource Jobs does not support attribute type Urn in Fn::GetAtt',
  ],
  [
    'such an attribute within a text',
    {
      Resources: {
        Jobs: { Type: 'AWS::SQS::Queue' },
        More: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Jobs.Name}-more' } } },
      },
    },
    'Template error: resource Jobs does not support attribute type Name in Fn::GetAtt',
  ],
  [
    'an unknown attribute of a resource',
    { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Propertys: {} } } },
    "Invalid template resource property 'Propertys'",
  ],
  [
    'a null',
    { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: null } } } },
    "[/Resources/Jobs/Properties/QueueName] 'null' values are not allowed in templates",
  ],
];

test.each(REFUSED)('a template with %s is refused at once', (_, template, message) => {
  const input = { StackName: 'demo', TemplateBody: JSON.stringify(template) };
  expect(() => newRegion().call('cloudformation', 'CreateStack', input)).toThrow(message);
});
