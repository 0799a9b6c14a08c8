import type { CallContext, Permission } from '../../kernel/service.ts';
import { findStack } from './stacks.ts';
import type { CloudFormationState } from './state.ts';

type Needs = (input: any, context: CallContext<CloudFormationState>) => readonly Permission[];

/** A stack's ARN; its unique end is unknown before the stack exists, so policies write a wildcard there. */
function stackArn(input: any, context: CallContext<CloudFormationState>): string {
  const name: string | undefined = input.StackName;
  if (name === undefined) return '*';
  const { partition, region, account } = context;
  return findStack(context.state, name)?.id ?? `arn:${partition}:cloudformation:${region}:${account}:stack/${name}/*`;
}

const onStack =
  (operation: string): Needs =>
  (input, context) => [
    {
      action: `cloudformation:${operation}`,
      resource: stackArn(input, context),
      conditions: {
        'cloudformation:RoleArn': input.RoleARN,
        'cloudformation:TemplateUrl': input.TemplateURL,
        'cloudformation:ChangeSetName': input.ChangeSetName,
      },
    },
  ];

/** Whoever gives a stack its role must be allowed to pass it to CloudFormation. */
const withRole =
  (operation: string): Needs =>
  (input, context) => [
    ...onStack(operation)(input, context),
    ...(input.RoleARN === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.RoleARN,
            conditions: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
          },
        ]),
  ];

const ON_STACK = [
  'CancelUpdateStack',
  'DeleteChangeSet',
  'DescribeChangeSet',
  'DescribeEvents',
  'DescribeStackEvents',
  'DescribeStackResource',
  'DescribeStackResources',
  'DescribeStacks',
  'ExecuteChangeSet',
  'GetTemplate',
  'GetTemplateSummary',
  'ListChangeSets',
  'ListStackResources',
  'UpdateTerminationProtection',
];

const WITH_ROLE = [
  'ContinueUpdateRollback',
  'CreateChangeSet',
  'CreateStack',
  'DeleteStack',
  'RollbackStack',
  'UpdateStack',
];

export const permissions: Readonly<Record<string, Needs>> = Object.fromEntries([
  ...ON_STACK.map((operation) => [operation, onStack(operation)]),
  ...WITH_ROLE.map((operation) => [operation, withRole(operation)]),
]);
