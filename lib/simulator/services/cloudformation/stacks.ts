import type { Caller } from '../../kernel/caller.ts';
import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import { changeSetNotFound, stackNotFound, validationError } from './errors.ts';
import type { ChangeSet, CloudFormationState, Stack, StackOperation, StackSettings } from './state.ts';

/** By name, or by id, under which deleted stacks are still found. */
export function findStack(state: CloudFormationState, nameOrId: string): Stack | undefined {
  const byId = state.stacks.get(nameOrId);
  if (byId !== undefined) return byId;
  return [...state.stacks.values()].find((stack) => stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE');
}

/** @throws ValidationError */
export function requireStack(state: CloudFormationState, nameOrId: string): Stack {
  const stack = findStack(state, nameOrId);
  if (stack === undefined) throw stackNotFound(nameOrId);
  return stack;
}

/** @throws ChangeSetNotFound */
export function requireChangeSet(
  state: CloudFormationState,
  input: { StackName?: string; ChangeSetName: string },
): { stack: Stack; changeSet: ChangeSet } {
  const name = input.ChangeSetName;
  for (const stack of state.stacks.values()) {
    if (input.StackName !== undefined && stack !== findStack(state, input.StackName)) continue;
    for (const changeSet of stack.changeSets.values()) {
      if (changeSet.id === name || (input.StackName !== undefined && changeSet.name === name))
        return { stack, changeSet };
    }
  }
  throw changeSetNotFound(name);
}

export function newStack(name: string, settings: StackSettings, context: ServiceContext<CloudFormationState>): Stack {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const stack: Stack = {
    id: `arn:${context.partition}:cloudformation:${context.region}:${context.account}:stack/${name}/${context.ids.uuid()}`,
    name,
    createdMs: context.clock.nowMs,
    updatedMs: undefined,
    deletedMs: undefined,
    status: 'REVIEW_IN_PROGRESS',
    reason: undefined,
    current: undefined,
    settings,
    disableRollback: false,
    terminationProtection: false,
    resources: new Map(),
    outputs: [],
    imports: new Set(),
    events: [],
    changeSets: new Map(),
    changeSetId: undefined,
    operation: undefined,
    lastOperation: undefined,
    previous: undefined,
  };
  context.state.stacks.set(stack.id, stack);
  return stack;
}

/** Begins an operation: from here on the stack is busy. */
export function beginOperation(
  stack: Stack,
  begin: { type: string; clientToken: string | undefined; roleArn?: string | undefined },
  context: CallContext<CloudFormationState>,
): StackOperation {
  if (stack.operation !== undefined) {
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  }
  const roleArn = begin.roleArn ?? stack.settings.roleArn;
  const operation: StackOperation = {
    id: context.ids.uuid(),
    type: begin.type,
    clientToken: begin.clientToken,
    caller: stackCaller(roleArn, context),
    startedMs: context.clock.nowMs,
  };
  stack.operation = operation;
  return operation;
}

/** The stack's role when it has one, else whoever asks. @throws ValidationError when the role cannot be taken on. */
export function stackCaller(roleArn: string | undefined, context: CallContext<CloudFormationState>): Caller {
  if (roleArn === undefined) return context.caller;
  try {
    return context.assume(roleArn, 'AWSCloudFormation');
  } catch {
    throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
  }
}

/** Statuses from which a stack can be updated. */
export function checkUpdatable(stack: Stack): void {
  const { status } = stack;
  if (/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(status)) return;
  if (stack.disableRollback && (status === 'CREATE_FAILED' || status === 'UPDATE_FAILED')) return;
  throw validationError(`Stack:${stack.id} is in ${status} state and can not be updated.`);
}
