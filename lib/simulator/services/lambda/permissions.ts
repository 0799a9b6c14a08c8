import type { CallContext, Permission } from '../../kernel/service.ts';
import { functionArn, splitName } from './functions.ts';
import type { LambdaState } from './state.ts';

type Needs = (input: any, context: CallContext<LambdaState>) => readonly Permission[];

const onFunction =
  (operation: string): Needs =>
  (input, context) => [{ action: `lambda:${operation}`, resource: arnOf(input, context) }];

function arnOf(input: { FunctionName: string; Qualifier?: string }, context: CallContext<LambdaState>): string {
  const { name, qualifier } = splitName(input.FunctionName);
  const which = input.Qualifier ?? qualifier;
  return which === undefined ? functionArn(name, context) : `${functionArn(name, context)}:${which}`;
}

/** Whoever gives a function its role must be allowed to pass it to Lambda. */
const withRole =
  (operation: string): Needs =>
  (input, context) => [
    ...onFunction(operation)(input, context),
    ...(input.Role === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.Role,
            conditions: { 'iam:PassedToService': 'lambda.amazonaws.com' },
          },
        ]),
  ];

const onMapping =
  (operation: string): Needs =>
  ({ UUID }: { UUID: string }, context) => {
    const { state, partition, region, account } = context;
    const of = state.mappings.get(UUID)?.functionName;
    return [
      {
        action: `lambda:${operation}`,
        resource: `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${UUID}`,
        conditions: { 'lambda:FunctionArn': of === undefined ? undefined : functionArn(of, context) },
      },
    ];
  };

const ON_MAPPING = ['GetEventSourceMapping', 'UpdateEventSourceMapping', 'DeleteEventSourceMapping'];

const ON_FUNCTION = [
  'UpdateFunctionCode',
  'GetFunction',
  'GetFunctionConfiguration',
  'DeleteFunction',
  'PublishVersion',
  'ListVersionsByFunction',
  'RemovePermission',
  'GetPolicy',
  'PutFunctionEventInvokeConfig',
  'GetFunctionEventInvokeConfig',
  'DeleteFunctionEventInvokeConfig',
  'PutFunctionConcurrency',
  'DeleteFunctionConcurrency',
];

export const permissions: Readonly<Record<string, Needs>> = {
  ...Object.fromEntries(ON_FUNCTION.map((operation) => [operation, onFunction(operation)])),
  ...Object.fromEntries(ON_MAPPING.map((operation) => [operation, onMapping(operation)])),
  AddPermission: (input, context) =>
    onFunction('AddPermission')(input, context).map((one) => ({
      ...one,
      conditions: { 'lambda:Principal': input.Principal },
    })),
  CreateFunction: (input, context) => [
    ...withRole('CreateFunction')(input, context),
    ...(Object.keys(input.Tags ?? {}).length === 0 ? [] : onFunction('TagResource')(input, context)),
  ],
  UpdateFunctionConfiguration: withRole('UpdateFunctionConfiguration'),
  Invoke: onFunction('InvokeFunction'),
  CreateEventSourceMapping: (input, context) => [
    {
      action: 'lambda:CreateEventSourceMapping',
      resource: '*',
      conditions: { 'lambda:FunctionArn': arnOf(input, context) },
    },
  ],
  TagResource: (input) => [{ action: 'lambda:TagResource', resource: input.Resource }],
  UntagResource: (input) => [{ action: 'lambda:UntagResource', resource: input.Resource }],
  ListTags: (input) => [{ action: 'lambda:ListTags', resource: input.Resource }],
};
