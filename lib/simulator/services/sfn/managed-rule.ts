// A machine with a `.sync` task hears of its children's ends by a rule that Step Functions makes, in the machine's role, when
// the machine is made. Here nothing is delivered to the rule's target, which is AWS's own: the service knows of its
// executions.

import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Program } from './asl/program.ts';
import type { SfnState, StateMachine } from './state.ts';

const NAME = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';
const PATTERN = { source: ['aws.states'], 'detail-type': ['Step Functions Execution Status Change'] };

/** Makes the rule where the program needs it. Throws AccessDeniedException when the role may not. */
export function makeManagedRule(
  context: ServiceContext<SfnState>,
  machine: Pick<StateMachine, 'arn' | 'program' | 'roleArn'>,
): void {
  const { arn, program, roleArn } = machine;
  if (!awaitsChildren(program)) return;
  const role = context.assume(roleArn, 'managed-rule', arn);
  const as = { ...role, keys: { ...role.keys, 'events:ManagedBy': 'states.amazonaws.com' } };
  try {
    if (ruleStands()) return;
    context.call('eventbridge', 'PutRule', { Name: NAME, EventPattern: JSON.stringify(PATTERN) }, { as });
    const target = { Id: 'StepFunctionsGetEvents', Arn: `arn:${context.partition}:sqs:${context.region}:aws:states` };
    context.call('eventbridge', 'PutTargets', { Rule: NAME, Targets: [target] }, { as });
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.code.startsWith('AccessDenied')) throw error;
    throw new ServiceError('AccessDeniedException', `'${roleArn}' is not authorized to create managed-rule.`);
  }

  function ruleStands(): boolean {
    try {
      context.call('eventbridge', 'DescribeRule', { Name: NAME }, { as });
      return true;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'ResourceNotFoundException') return false;
      throw error;
    }
  }
}

function awaitsChildren(program: Program): boolean {
  return [...program.states.values()].some((state) => {
    if (state.type === 'Task') return /\.sync(:2)?$/.test(state.resource);
    if (state.type === 'Map') return awaitsChildren(state.processor);
    return state.type === 'Parallel' && state.branches.some(awaitsChildren);
  });
}
