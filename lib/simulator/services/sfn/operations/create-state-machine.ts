import type { CreateStateMachineInput, CreateStateMachineOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { programOf } from '../definition.ts';
import { notModelled } from '../errors.ts';
import { checkName } from '../find.ts';
import { makeManagedRule } from '../managed-rule.ts';
import type { SfnState, StateMachine } from '../state.ts';

export function createStateMachine(
  input: CreateStateMachineInput,
  context: CallContext<SfnState>,
): CreateStateMachineOutput {
  const { state, clock, ids } = context;
  const name = input.name as string;
  const definition = input.definition as string;
  const roleArn = input.roleArn as string;
  checkName(name);
  if (input.type === 'EXPRESS') throw notModelled('Express workflows', 'use type STANDARD');
  if (input.publish === true) throw notModelled('versions of state machines', 'leave publish out');
  const arn = `arn:${context.partition}:states:${context.region}:${context.account}:stateMachine:${name}`;
  const existing = state.machines.get(arn);
  if (existing !== undefined) return same(existing, input);
  const machine: StateMachine = {
    arn,
    name,
    createdMs: clock.nowMs,
    tags: new Map((input.tags ?? []).map(({ key, value }) => [key as string, value ?? ''])),
    definition,
    program: programOf(context, definition),
    roleArn,
    revisionId: ids.uuid(),
    loggingConfiguration: input.loggingConfiguration,
    tracingConfiguration: input.tracingConfiguration,
    encryptionConfiguration: input.encryptionConfiguration,
  };
  checkRoleArn(roleArn);
  checkAssumable(machine, context);
  makeManagedRule(context, machine);
  state.machines.set(arn, machine);
  context.transition(arn, undefined, 'ACTIVE');
  return { stateMachineArn: arn, creationDate: new Date(machine.createdMs) };
}

/** Creating the same again answers with what there is; anything else under the name is refused. */
function same(existing: StateMachine, input: CreateStateMachineInput): CreateStateMachineOutput {
  if (existing.definition !== input.definition || existing.roleArn !== input.roleArn) {
    throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
  }
  return { stateMachineArn: existing.arn, creationDate: new Date(existing.createdMs) };
}

export function checkRoleArn(roleArn: string): void {
  if (/^arn:[\w-]+:iam::\d{12}:role\/.+/.test(roleArn)) return;
  throw new ServiceError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
}

/** AWS tries the role once, so that a machine that could do nothing is not made. */
function checkAssumable({ roleArn, arn }: StateMachine, context: CallContext<SfnState>): void {
  try {
    context.assume(roleArn, 'create-state-machine', arn);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const message = `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`;
    throw new ServiceError('AccessDeniedException', message);
  }
}
