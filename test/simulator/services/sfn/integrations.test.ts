import { CloudFormationClient, CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeStateMachineCommand, ListTagsForResourceCommand } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const task = (resource: string, args: unknown, more: object = {}) => ({
  Do: { Type: 'Task', Resource: resource, Arguments: args, End: true, ...more },
});

async function table(machines: Machines): Promise<void> {
  await machines.region.client(DynamoDBClient).send(
    new CreateTableCommand({
      TableName: 'ledger',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await machines.region.run({ forMs: 60_000 });
}

async function lambda(machines: Machines, code: string, timeout = 3): Promise<string> {
  const role = machines.role('worker', ['logs:*'], { Service: 'lambda.amazonaws.com' });
  const client = machines.region.client(LambdaClient);
  const created = await client.send(
    new CreateFunctionCommand({
      FunctionName: 'worker',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role,
      Code: { ZipFile: zipSync({ 'index.js': strToU8(code) }) },
      Timeout: timeout,
    }),
  );
  await machines.region.run({ forMs: 60_000 });
  return created.FunctionArn as string;
}

it('does not reach into another partition', async () => {
  const states = task('arn:aws-us-gov:states:::aws-sdk:sfn:listStateMachines', {});
  const { status, error, cause } = await new Machines().run(states);
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
  expect(cause).toContain('The resource belongs to a different partition from the running execution');
});

describe('functions', () => {
  it('are invoked with a payload and give theirs back parsed', async () => {
    const machines = new Machines();
    const FunctionName = await lambda(machines, 'exports.handler = async (event) => ({ twice: event.n * 2 })');
    const invoke = task('arn:aws:states:::lambda:invoke', { FunctionName, Payload: { n: 4 } });
    expect(await machines.output(invoke)).toMatchObject({ StatusCode: 200, Payload: { twice: 8 } });
    expect(await machines.output(task(FunctionName, { n: 5 }))).toEqual({ twice: 10 });
  });

  it('fail under the name of the error that they throw', async () => {
    const machines = new Machines();
    const code = `exports.handler = async () => { const e = new Error('not yet'); e.name = 'FleetNotSettled'; throw e; }`;
    const FunctionName = await lambda(machines, code);
    const catcher = [{ ErrorEquals: ['FleetNotSettled'], Next: 'Caught' }];
    const output = await machines.output({
      Do: {
        ...task('arn:aws:states:::lambda:invoke', { FunctionName }).Do,
        End: undefined,
        Catch: catcher,
        Next: 'Caught',
      },
      Caught: { Type: 'Succeed' },
    });
    expect(output.Error).toBe('FleetNotSettled');
    expect(JSON.parse(output.Cause)).toMatchObject({ errorType: 'FleetNotSettled', errorMessage: 'not yet' });
  });

  it('that run out of time fail as Sandbox.Timedout', async () => {
    const machines = new Machines();
    const code = 'exports.handler = () => new Promise((done) => setTimeout(done, 60000))';
    const FunctionName = await lambda(machines, code, 5);
    expect((await machines.run(task('arn:aws:states:::lambda:invoke', { FunctionName }))).error).toBe(
      'Sandbox.Timedout',
    );
  });

  it('that do not exist, or may not be invoked, are named as Lambda answers', async () => {
    const machines = new Machines();
    const invoke = task('arn:aws:states:::lambda:invoke', { FunctionName: 'nobody' });
    const missing = await machines.run(invoke);
    expect(missing.error).toBe('Lambda.ResourceNotFoundException');
    expect(missing.cause).toMatch(/\(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; /);
    const denied = new Machines(['states:*']);
    await lambda(denied, 'exports.handler = async () => 1');
    const worker = task('arn:aws:states:::lambda:invoke', { FunctionName: 'worker' });
    expect((await denied.run(worker)).error).toBe('Lambda.AWSLambdaException');
  });

  it('can hand out the token that their task waits for', async () => {
    const machines = new Machines();
    const FunctionName = await lambda(machines, 'exports.handler = async () => null');
    const args = { FunctionName, Payload: { token: '{% $states.context.Task.Token %}' } };
    const { error } = await machines.run(
      task('arn:aws:states:::lambda:invoke.waitForTaskToken', args, { TimeoutSeconds: 600 }),
    );
    expect(error).toBe('States.Timeout');
  });
});

describe('tables', () => {
  it.each([
    ['arn:aws:states:::dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken', 'DynamoDb.ConditionalCheckFailedException'],
  ])('refuse an item by %s as %s', async (resource, name) => {
    const machines = new Machines();
    await table(machines);
    machines.region.call('dynamodb', 'PutItem', { TableName: 'ledger', Item: { pk: { S: 'a' }, event: { S: 'x' } } });
    const item = {
      TableName: 'ledger',
      Item: { pk: { S: 'a' }, token: { S: '{% $string($states.context.State.Name) %}' } },
      ConditionExpression: 'attribute_not_exists(#event)',
      ExpressionAttributeNames: { '#event': 'event' },
    };
    const { error, cause } = await machines.run(task(resource, item));
    expect(error).toBe(name);
    expect(cause).toContain('The conditional request failed');
  });

  it('give items as they hold them', async () => {
    const machines = new Machines();
    await table(machines);
    machines.region.call('dynamodb', 'PutItem', { TableName: 'ledger', Item: { pk: { S: 'a' }, n: { N: '1' } } });
    const output = await machines.output(
      task('arn:aws:states:::dynamodb:getItem', { ConsistentRead: true, TableName: 'ledger', Key: { pk: { S: 'a' } } }),
    );
    expect(output.Item).toEqual({ pk: { S: 'a' }, n: { N: '1' } });
  });
});

describe('queues, topics and buses', () => {
  it('get objects as text', async () => {
    const machines = new Machines();
    const sqs = machines.region.client(SQSClient);
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'signals' }));
    const sent = await machines.output(
      task('arn:aws:states:::sqs:sendMessage', { QueueUrl, MessageBody: { kind: '{% $states.input.kind %}' } }),
      { kind: 'manual' },
    );
    expect(sent.MessageId).toBeDefined();
    await machines.region.run({ forMs: 5000 });
    const { Messages = [] } = await machines.region.during(sqs.send(new ReceiveMessageCommand({ QueueUrl })));
    expect(Messages.map(({ Body }) => Body)).toEqual(['{"kind":"manual"}']);
  });

  it('are published to, and named when they are missing', async () => {
    const machines = new Machines();
    const { TopicArn } = await machines.region.client(SNSClient).send(new CreateTopicCommand({ Name: 'news' }));
    const output = await machines.output(task('arn:aws:states:::sns:publish', { TopicArn, Message: { a: 1 } }));
    expect(output.MessageId).toBeDefined();
    const missing = task('arn:aws:states:::sns:publish', { TopicArn: `${TopicArn}x`, Message: 'a' });
    expect((await machines.run(missing)).error).toBe('SNS.NotFoundException');
  });

  it('take events whose detail is an object', async () => {
    const machines = new Machines();
    const events: string[] = [];
    machines.region.journal.listen((entry) => {
      if (entry.kind === 'event' && entry.source === 'goldsmith') events.push(entry.type);
    });
    const entry = { Source: 'goldsmith', DetailType: 'Changed', Detail: { state: 'golden' } };
    const output = await machines.output(task('arn:aws:states:::events:putEvents', { Entries: [entry] }));
    expect(output).toMatchObject({ FailedEntryCount: 0 });
    expect(events).toEqual(['Changed']);
  });
});

describe('a stack', () => {
  const definition = (output: string) =>
    JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Say',
      States: { Say: { Type: 'Pass', Output: output, End: true } },
    });

  it('makes and changes a machine, its substitutions filled in', async () => {
    const machines = new Machines();
    const client = machines.region.client(CloudFormationClient);
    const template = (output: string) =>
      JSON.stringify({
        Resources: {
          Machine: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              StateMachineName: 'made',
              RoleArn: machines.roleArn,
              DefinitionString: definition(output),
              DefinitionSubstitutions: { Word: { Ref: 'AWS::StackName' } },
              LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
              TracingConfiguration: { Enabled: true },
              Tags: [{ Key: 'part', Value: output }],
            },
          },
        },
      });
    const settled = async () => {
      const status = () => machines.region.call('cloudformation', 'DescribeStacks', { StackName: 'one' }).Stacks[0];
      await machines.region.run({ until: () => !status().StackStatus.endsWith('IN_PROGRESS'), limitMs: 600_000 });
      return status().StackStatus;
    };
    await client.send(new CreateStackCommand({ StackName: 'one', TemplateBody: template('${Word} 1') }));
    expect(await settled()).toBe('CREATE_COMPLETE');
    const stateMachineArn = 'arn:aws:states:us-east-1:111122223333:stateMachine:made';
    expect((await machines.end(await machines.start(stateMachineArn))).output).toBe('"one 1"');
    await client.send(new UpdateStackCommand({ StackName: 'one', TemplateBody: template('${Word} 2') }));
    expect(await settled()).toBe('UPDATE_COMPLETE');
    expect((await machines.end(await machines.start(stateMachineArn))).output).toBe('"one 2"');
    const held = await machines.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(held).toMatchObject({
      loggingConfiguration: { level: 'ALL', includeExecutionData: true },
      tracingConfiguration: { enabled: true },
    });
    const { tags } = await machines.sfn.send(new ListTagsForResourceCommand({ resourceArn: stateMachineArn }));
    expect(tags).toContainEqual({ key: 'part', value: '${Word} 2' });
  });
});

describe('a role that may nothing of it', () => {
  it.each([
    ['listStateMachines', {}],
    ['validateStateMachineDefinition', { Definition: '{}' }],
  ])('is denied %s on all machines of the region', async (action, args) => {
    const machines = new Machines(['iam:GetRole']);
    const resource = `arn:aws:states:::aws-sdk:sfn:${action}`;
    const { cause } = await machines.run({ T: { Type: 'Task', Resource: resource, Arguments: args, End: true } });
    expect(cause).toContain('on resource: arn:aws:states:us-east-1:111122223333:stateMachine:* ');
  });
});
