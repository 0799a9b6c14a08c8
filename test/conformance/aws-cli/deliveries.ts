// Stacks, functions, machines, tables, parameters, queues, alarms and logs, at a prompt.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { HostedRegion } from '../hosted-region.ts';
import { type Prompt, words } from './prompt.ts';

const TEMPLATE = {
  Parameters: { Seconds: { Type: 'Number', Default: 30 } },
  Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: { Ref: 'Seconds' } } } },
  Outputs: { Url: { Value: { Ref: 'Jobs' } } },
};

export async function stacks(aws: Prompt, hosted: HostedRegion): Promise<void> {
  const file = join(hosted.environment['HOME'] as string, 'stack.json');
  writeFileSync(file, JSON.stringify(TEMPLATE));
  await aws.gives(words`cloudformation validate-template --template-body file://${file}`);
  await aws.gives(
    words`cloudformation create-stack --stack-name own --template-body file://${file} --tags Key=k,Value=v`,
  );
  await aws.gives(words`cloudformation wait stack-create-complete --stack-name own`);
  await aws.gives(
    words`cloudformation describe-stacks --stack-name own --query Stacks[0].[StackStatus,Outputs[0].OutputKey]`,
    (row) => assert.deepEqual(row, ['CREATE_COMPLETE', 'Url']),
  );
  await aws.refuses(words`cloudformation update-stack --stack-name own --template-body file://${file}`, {
    code: 'ValidationError',
    operation: 'UpdateStack',
    message: 'No updates are to be performed.',
  });
  await aws.gives(
    words`cloudformation update-stack --stack-name own --use-previous-template --parameters ParameterKey=Seconds,ParameterValue=40`,
  );
  await aws.gives(words`cloudformation wait stack-update-complete --stack-name own`);
  await aws.gives(
    words`cloudformation deploy --stack-name own --template-file ${file} --parameter-overrides Seconds=50`,
  );
  await aws.gives(
    words`cloudformation describe-stack-events --stack-name own --query StackEvents[0].ResourceStatus`,
    (status) => assert.equal(status, 'UPDATE_COMPLETE'),
  );
  await aws.gives(
    words`cloudformation list-stack-resources --stack-name own --query StackResourceSummaries[].LogicalResourceId`,
    (ids) => assert.deepEqual(ids, ['Jobs']),
  );
  await aws.gives(
    words`cloudformation get-template --stack-name own --query TemplateBody.Resources.Jobs.Type`,
    (type) => assert.equal(type, 'AWS::SQS::Queue'),
  );
  await aws.gives(words`cloudformation delete-stack --stack-name own`);
  await aws.gives(words`cloudformation wait stack-delete-complete --stack-name own`);
  await aws.refuses(words`cloudformation describe-stacks --stack-name own`, {
    code: 'ValidationError',
    operation: 'DescribeStacks',
    message: 'Stack with id own does not exist',
  });
}

const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

export async function programs(aws: Prompt, hosted: HostedRegion): Promise<void> {
  const home = hosted.environment['HOME'] as string;
  const code = "exports.handler = async (event) => { console.log('asked', event.n); return { got: event.n }; };";
  writeFileSync(join(home, 'code.zip'), zipSync({ 'index.js': strToU8(code) }));
  const role = await aws.gives(
    words`iam create-role --role-name runs --assume-role-policy-document ${trust('lambda.amazonaws.com')} --query Role.Arn`,
  );
  await aws.gives(words`iam wait role-exists --role-name runs`);
  await aws.gives(
    words`iam attach-role-policy --role-name runs --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`,
  );
  await aws.gives(
    words`iam list-attached-role-policies --role-name runs --query AttachedPolicies[].PolicyName`,
    (names) => assert.deepEqual(names, ['AWSLambdaBasicExecutionRole']),
  );
  await aws.refuses(words`iam get-role --role-name none`, {
    code: 'NoSuchEntity',
    operation: 'GetRole',
    message: 'The role with name none cannot be found.',
  });
  await aws.gives(
    words`lambda create-function --function-name own --runtime nodejs24.x --handler index.handler --role ${role} --zip-file fileb://${join(home, 'code.zip')}`,
  );
  await aws.gives(words`lambda wait function-active-v2 --function-name own`);
  await aws.gives(
    words`lambda invoke --function-name own --cli-binary-format raw-in-base64-out --payload ${{ n: 3 }} ${join(home, 'answer.json')}`,
    ({ StatusCode }) => assert.equal(StatusCode, 200),
  );
  await aws.refuses(words`lambda get-function --function-name none`, {
    code: 'ResourceNotFoundException',
    operation: 'GetFunction',
    message: 'Function not found: arn:aws:lambda:us-east-1:111122223333:function:none',
  });
  await aws.until(words`logs describe-log-groups --query logGroups[].logGroupName`, (names) =>
    names.includes('/aws/lambda/own'),
  );
  await aws.gives(
    words`logs filter-log-events --log-group-name /aws/lambda/own --filter-pattern asked --query events[].message`,
    (all) => assert.equal(all.length, 1),
  );
  await aws.gives(words`logs tail /aws/lambda/own --since 1d --format short`);
  const machine = await aws.gives(
    words`iam create-role --role-name machine --assume-role-policy-document ${trust('states.amazonaws.com')} --query Role.Arn`,
  );
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Say',
    States: { Say: { Type: 'Pass', Output: { said: 1 }, End: true } },
  };
  const arn = await aws.gives(
    words`stepfunctions create-state-machine --name own --role-arn ${machine} --definition ${definition} --query stateMachineArn`,
  );
  const run = await aws.gives(
    words`stepfunctions start-execution --state-machine-arn ${arn} --input {} --query executionArn`,
  );
  await aws.until(
    words`stepfunctions describe-execution --execution-arn ${run}`,
    ({ status }) => status === 'SUCCEEDED',
  );
  await aws.gives(
    words`stepfunctions get-execution-history --execution-arn ${run} --page-size 1 --query events[].type`,
    (types) =>
      assert.deepEqual(types, ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']),
  );
  await aws.gives(
    words`stepfunctions list-executions --state-machine-arn ${arn} --status-filter SUCCEEDED --query executions[].executionArn`,
  );
}

export async function records(aws: Prompt): Promise<void> {
  await aws.gives(words`ssm put-parameter --name /app/a --type String --value one`);
  await aws.refuses(words`ssm put-parameter --name /app/a --type String --value two`, {
    code: 'ParameterAlreadyExists',
    operation: 'PutParameter',
    message: 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  });
  await aws.gives(words`ssm get-parameter --name /app/a --query Parameter.Value`, (value) =>
    assert.equal(value, 'one'),
  );
  await aws.gives(words`ssm get-parameters-by-path --path / --recursive --query Parameters[].Name`, (names) =>
    assert.ok(names.includes('/app/a')),
  );
  await aws.gives(
    words`dynamodb create-table --table-name ledger --billing-mode PAY_PER_REQUEST
      --attribute-definitions AttributeName=pk,AttributeType=S --key-schema AttributeName=pk,KeyType=HASH`,
  );
  await aws.gives(words`dynamodb wait table-exists --table-name ledger`);
  await aws.gives(words`dynamodb put-item --table-name ledger --item ${{ pk: { S: 'a' }, n: { N: '1' } }}`);
  await aws.refuses(
    words`dynamodb put-item --table-name ledger --item ${{ pk: { S: 'a' } }} --condition-expression attribute_not_exists(pk)`,
    { code: 'ConditionalCheckFailedException', operation: 'PutItem', message: 'The conditional request failed' },
  );
  await aws.gives(words`dynamodb scan --table-name ledger --page-size 1 --query Items[].n.N`, (all) =>
    assert.deepEqual(all, ['1']),
  );
  const url = await aws.gives(
    words`sqs create-queue --queue-name jobs --attributes VisibilityTimeout=1 --query QueueUrl`,
  );
  await aws.gives(words`sqs send-message --queue-url ${url} --message-body hello`);
  await aws.gives(
    words`sqs receive-message --queue-url ${url} --attribute-names All --query Messages[0].Body`,
    (body) => assert.equal(body, 'hello'),
  );
  await aws.refuses(words`sqs get-queue-url --queue-name none`, {
    code: 'AWS.SimpleQueueService.NonExistentQueue',
    operation: 'GetQueueUrl',
    message: /^The specified queue does not exist/,
  });
  await aws.gives(words`sqs get-queue-attributes --queue-url ${url} --attribute-names QueueArn`);
  await aws.gives(
    words`cloudwatch put-metric-alarm --alarm-name errors --namespace Own --metric-name Errors --statistic Sum --period 60
      --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching`,
  );
  await aws.gives(words`cloudwatch wait alarm-exists --alarm-names errors`);
  await aws.gives(words`cloudwatch set-alarm-state --alarm-name errors --state-value ALARM --state-reason try`);
  await aws.gives(
    words`cloudwatch describe-alarm-history --alarm-name errors --query AlarmHistoryItems[].HistoryItemType`,
  );
  await aws.gives(words`cloudwatch put-metric-data --namespace Own --metric-name Errors --value 2`);
  await aws.gives(words`events put-rule --name own --event-pattern ${{ source: ['own'] }}`);
  await aws.gives(words`events list-rules --query Rules[].Name`, (names) => assert.ok(names.includes('own')));
  await aws.gives(
    words`events put-events --entries ${[{ Source: 'own', DetailType: 'Tried', Detail: '{}' }]} --query FailedEntryCount`,
    (count) => assert.equal(count, 0),
  );
  await aws.gives(words`sns create-topic --name news`);
  await aws.gives(words`scheduler list-schedules`);
  await aws.gives(words`s3 mb s3://own-bucket`);
  await aws.gives(words`s3api put-object --bucket own-bucket --key a/one --content-type text/plain`);
  await aws.gives(words`s3 ls s3://own-bucket/`, (text) => assert.match(text, /PRE a\//));
  await aws.gives(words`s3 rm s3://own-bucket/a/one`);
  await aws.gives(words`s3 rb s3://own-bucket`);
  await aws.gives(words`imagebuilder list-image-pipelines`);
}
