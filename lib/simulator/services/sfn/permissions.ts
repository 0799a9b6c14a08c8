import type { CallContext, Permission, ServiceDefinition } from '../../kernel/service.ts';
import type { SfnState } from './state.ts';

type Permissions = NonNullable<ServiceDefinition<SfnState>['permissions']>;
type Context = CallContext<SfnState>;

const on = (action: string, resource: string | undefined): Permission => ({
  action: `states:${action}`,
  resource: resource ?? '*',
});

const passRole = (roleArn: string): Permission => ({
  action: 'iam:PassRole',
  resource: roleArn,
  conditions: { 'iam:PassedToService': 'states.amazonaws.com' },
});

const machineArn = ({ partition, region, account }: Context, name: string) =>
  `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;

const byMachine = (action: string) => (input: { stateMachineArn?: string }) => [on(action, input.stateMachineArn)];
const byExecution = (action: string) => (input: { executionArn?: string }) => [on(action, input.executionArn)];
const byMapRun = (action: string) => (input: { mapRunArn?: string }) => [on(action, input.mapRunArn)];
const byResource = (action: string) => (input: { resourceArn?: string }) => [on(action, input.resourceArn)];

/** A token stands for the machine whose task waits for it. The reference says `*`; AWS's denials name the machine. */
const byToken =
  (action: string) =>
  (input: { taskToken?: string }, { state }: Context): Permission[] => [
    on(action, state.tasks.get(input.taskToken ?? '')?.machineArn),
  ];

/** What no single machine is named for stands on all of them, as AWS's denials name it; the reference has `*` for the resource. */
const onAll =
  (action: string) =>
  (_: object, context: Context): Permission[] => [on(action, machineArn(context, '*'))];

/** Those that are not named here stand on `*`. */
export const permissions: Permissions = {
  CreateStateMachine: (input, context) => [
    on('CreateStateMachine', machineArn(context, input.name)),
    ...((input.tags ?? []).length > 0 ? [on('TagResource', machineArn(context, input.name))] : []),
    passRole(input.roleArn),
  ],
  UpdateStateMachine: (input) => [
    on('UpdateStateMachine', input.stateMachineArn),
    ...(input.roleArn === undefined ? [] : [passRole(input.roleArn)]),
  ],
  DeleteStateMachine: byMachine('DeleteStateMachine'),
  DescribeStateMachine: byMachine('DescribeStateMachine'),
  DescribeStateMachineForExecution: byExecution('DescribeStateMachineForExecution'),
  // A child of a Map Run needs the permission on the machine itself, without the Map's label.
  StartExecution: (input) => [on('StartExecution', input.stateMachineArn?.replace(/\/.*$/, ''))],
  StopExecution: byExecution('StopExecution'),
  DescribeExecution: byExecution('DescribeExecution'),
  GetExecutionHistory: byExecution('GetExecutionHistory'),
  RedriveExecution: byExecution('RedriveExecution'),
  ListExecutions: (input) => [on('ListExecutions', input.stateMachineArn ?? input.mapRunArn)],
  ListMapRuns: byExecution('ListMapRuns'),
  DescribeMapRun: byMapRun('DescribeMapRun'),
  UpdateMapRun: byMapRun('UpdateMapRun'),
  SendTaskSuccess: byToken('SendTaskSuccess'),
  SendTaskFailure: byToken('SendTaskFailure'),
  SendTaskHeartbeat: byToken('SendTaskHeartbeat'),
  ListStateMachines: onAll('ListStateMachines'),
  ValidateStateMachineDefinition: onAll('ValidateStateMachineDefinition'),
  TagResource: byResource('TagResource'),
  UntagResource: byResource('UntagResource'),
  ListTagsForResource: byResource('ListTagsForResource'),
};
