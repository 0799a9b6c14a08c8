// The walk from state to state. A state is entered a moment after the last one was left; that moment is where an
// execution gives way to everything else that is due.

import type { Program, State } from '../asl/program.ts';
import type { Template } from '../jsonata/template.ts';
import { unexpectedType } from '../jsonata/unexpected-type.ts';
import { runChoice } from './choice.ts';
import { runDistributedMap } from './distributed-map.ts';
import { StateFailure } from './failure.ts';
import { clearState } from './frame.ts';
import { handled } from './handled.ts';
import { runMap } from './map.ts';
import { runParallel } from './parallel.ts';
import { Abandoned } from './scope.ts';
import { runTask } from './task.ts';
import type { Thread } from './thread.ts';
import { enter, evaluate, evaluationFailed, type Left, leave, type Visit } from './visit.ts';
import { runWait } from './wait.ts';

/** Runs from where the thread's frame stands to an end. Throws StateFailure, or Abandoned when it was called off. */
export async function runStates(thread: Thread, program: Program): Promise<unknown> {
  const { frame, scope } = thread;
  const { context } = thread.run;
  for (;;) {
    const state = program.states.get(frame.at) as State;
    await scope.sleep(context.duration('states.transition'), 'state');
    if (context.faults.strikes('execution-stopped', { service: 'sfn', operation: machineName(thread) })) {
      stopByHand(thread);
    }
    const left = await runState(enter(thread, state, frame.input));
    frame.input = left.output;
    frame.variables = left.variables;
    clearState(frame);
    if (left.next === undefined) {
      frame.done = { output: left.output };
      return left.output;
    }
    frame.at = left.next;
  }
}

/** The fault of an operator who stops an execution as it enters a state. Its scope is the machine's name. */
function stopByHand({ run }: Thread): void {
  const { arn } = run.execution;
  run.context.call('sfn', 'StopExecution', { executionArn: arn, error: 'Operator', cause: 'Stopped by hand' });
  throw new Abandoned();
}

const machineName = ({ run }: Thread) => run.execution.machine.name;

async function runState(visit: Visit): Promise<Left> {
  const { state, input } = visit;
  switch (state.type) {
    case 'Pass':
    case 'Succeed':
      return leave(visit, state.exit, { next: state.next, passed: input });
    case 'Fail':
      throw await failureOf(visit, state);
    case 'Wait':
      await runWait(visit as Visit<typeof state>);
      return leave(visit, state.exit, { next: state.next, passed: input });
    case 'Choice':
      return runChoice(visit as Visit<typeof state>);
    case 'Task':
      return handled(visit as Visit<typeof state>, () => runTask(visit as Visit<typeof state>));
    case 'Parallel':
      return handled(visit as Visit<typeof state>, () => runParallel(visit as Visit<typeof state>, runStates));
    default: {
      const map = visit as Visit<typeof state>;
      return handled(map, () => (state.distributed ? runDistributedMap(map) : runMap(map, runStates)));
    }
  }
}

async function failureOf(visit: Visit, state: Extract<State, { type: 'Fail' }>): Promise<StateFailure> {
  return new StateFailure(await text(visit, 'Error', state.error), await text(visit, 'Cause', state.cause));
}

async function text(visit: Visit, field: string, template: Template | undefined): Promise<string | undefined> {
  if (template === undefined) return undefined;
  const value = await evaluate(visit, template);
  if (typeof value === 'string') return value;
  const source = template.kind === 'expression' ? template.expression.source : '';
  throw evaluationFailed(visit, unexpectedType(source, field, ['string', value]), field);
}
