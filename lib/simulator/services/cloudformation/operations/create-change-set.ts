import type { CallContext, ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { planChanges } from '../change-set/plan-changes.ts';
import { setStackStatus } from '../engine/statuses.ts';
import { alreadyExists, stackNotFound, validationError } from '../errors.ts';
import { settingsOf } from '../settings.ts';
import { checkUpdatable, findStack, newStack, stackCaller } from '../stacks.ts';
import type { ChangeSet, CloudFormationState, Stack } from '../state.ts';
import { readDesired } from '../template/desired.ts';

export function createChangeSet(input: any, context: CallContext<CloudFormationState>) {
  if (input.ResourcesToImport !== undefined || input.ChangeSetType === 'IMPORT') {
    throw validationError('The simulator does not model importing resources; see docs/fidelity.md');
  }
  const type = input.ChangeSetType ?? 'UPDATE';
  const existing = findStack(context.state, input.StackName);
  if (existing?.changeSets.has(input.ChangeSetName)) {
    throw new ServiceError('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`);
  }
  const stack = type === 'CREATE' ? stackToCreate(existing, input, context) : stackToUpdate(existing, input);
  const settings = settingsOf(input);
  const planner = stackCaller(settings.roleArn ?? stack.settings.roleArn, context);
  let desired: ChangeSet['desired'];
  try {
    desired = readDesired(input, { stack, caller: context.caller, stackCaller: planner }, context);
  } catch (error) {
    if (existing === undefined) context.state.stacks.delete(stack.id);
    throw error;
  }
  const changeSet: ChangeSet = {
    id: `arn:${context.partition}:cloudformation:${context.region}:${context.account}:changeSet/${input.ChangeSetName}/${context.ids.uuid()}`,
    name: input.ChangeSetName,
    type,
    description: input.Description,
    createdMs: context.clock.nowMs,
    desired,
    given: input.Parameters ?? [],
    settings,
    status: 'CREATE_PENDING',
    reason: undefined,
    executionStatus: 'UNAVAILABLE',
    changes: [],
    findings: [],
  };
  stack.changeSets.set(changeSet.name, changeSet);
  tell({ stack, changeSet, from: undefined }, context);
  context.clock.after(context.duration('cloudformation.change-set'), `change set ${changeSet.name}`, () =>
    plan({ stack, changeSet, caller: planner }, context),
  );
  return { Id: changeSet.id, StackId: stack.id };
}

function stackToCreate(existing: Stack | undefined, input: any, context: CallContext<CloudFormationState>): Stack {
  if (existing === undefined) {
    const stack = newStack(input.StackName, settingsOf(input), context);
    const operation = {
      id: context.ids.uuid(),
      type: 'CREATE_CHANGESET',
      clientToken: input.ClientToken,
      caller: context.caller,
      startedMs: context.clock.nowMs,
    };
    setStackStatus({ stack, context, operation }, 'REVIEW_IN_PROGRESS', 'User Initiated');
    return stack;
  }
  if (existing.status !== 'REVIEW_IN_PROGRESS') throw alreadyExists(input.StackName);
  return existing;
}

function stackToUpdate(existing: Stack | undefined, input: any): Stack {
  if (existing === undefined) throw stackNotFound(input.StackName);
  if (existing.operation !== undefined) checkUpdatable({ ...existing, disableRollback: false });
  checkUpdatable(existing);
  return existing;
}

function plan(
  of: { stack: Stack; changeSet: ChangeSet; caller: CallContext['caller'] },
  context: CallContext<CloudFormationState>,
): void {
  const { stack, changeSet, caller } = of;
  const from = changeSet.status;
  const fail = (reason: string) => {
    changeSet.status = 'FAILED';
    changeSet.reason = reason;
    tell({ stack, changeSet, from }, context);
  };
  try {
    const { changes, findings, anything } = planChanges({ stack, desired: changeSet.desired, caller }, context);
    changeSet.changes = changes;
    changeSet.findings = findings;
    if (findings.length > 0) {
      fail(EARLY_VALIDATION);
      return;
    }
    if (!anything) {
      fail("The submitted information didn't contain changes. Submit different information to create a change set.");
      return;
    }
    changeSet.status = 'CREATE_COMPLETE';
    changeSet.executionStatus = 'AVAILABLE';
    tell({ stack, changeSet, from }, context);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    fail(error.message);
  }
}

const EARLY_VALIDATION =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.';

function tell(
  { stack, changeSet, from }: { stack: Stack; changeSet: ChangeSet; from: string | undefined },
  context: ServiceContext<CloudFormationState>,
): void {
  context.transition(changeSet.id, from, changeSet.status, { stack: stack.name, changeSet: changeSet.name });
}
