// One stay in a state: what its expressions see, how it is entered and left.

import type { Exit, State } from '../asl/program.ts';
import { EvaluationError, Evaluator } from '../jsonata/expression.ts';
import { fill, type Template } from '../jsonata/template.ts';
import { StateFailure } from './failure.ts';
import type { Variables } from './frame.ts';
import { record, WHOLE } from './history.ts';
import type { Item, Thread } from './thread.ts';

export interface Visit<S extends State = State> {
  readonly thread: Thread;
  readonly state: S;
  readonly input: unknown;
  readonly enteredId: number;
  /** What the entering event follows. */
  readonly before: number;
  readonly enteredMs: number;
  retryCount: number;
  token: string | undefined;
  /** What a failed evaluation follows, where that is not the last event of the thread. */
  follow: number | undefined;
}

/** Where a state leads to, with what. */
export interface Left {
  readonly output: unknown;
  readonly variables: Variables;
  readonly next: string | undefined;
}

/** The limit of what a state takes in or gives out, in bytes of UTF-8. */
const MAX_BYTES = 262_144;

export function enter(thread: Thread, state: State, input: unknown): Visit {
  const { execution, context } = thread.run;
  const before = thread.previous;
  const from = thread.current?.name;
  thread.current = state;
  execution.transitions++;
  context.transition(execution.arn, from, state.name, { billed: true, stateType: state.type });
  const enteredId = record(thread, {
    type: `${state.type}StateEntered`,
    details: ['stateEnteredEventDetails', { name: state.name, input: JSON.stringify(input), inputDetails: WHOLE }],
  });
  const enteredMs = context.clock.nowMs;
  return { thread, state, input, enteredId, before, enteredMs, retryCount: 0, token: undefined, follow: undefined };
}

export interface Extra {
  readonly result?: unknown;
  readonly errorOutput?: unknown;
  /** The item of a Map whose selector is evaluated. */
  readonly item?: Item;
}

/** The value of a field. A failed evaluation is recorded and thrown as the state's failure. */
export async function evaluate(visit: Visit, template: Template, extra: Extra = {}): Promise<unknown> {
  if (template.kind === 'constant') return template.value;
  const { thread, input } = visit;
  const { item, ...seen } = extra;
  // Made only where an expression asks for it: most do not.
  const states = {
    input,
    ...seen,
    get context() {
      return contextObject(visit, item);
    },
  };
  try {
    return await thread.scope.go(fill(template, new Evaluator(states, thread.frame.variables)));
  } catch (error) {
    if (error instanceof EvaluationError) throw evaluationFailed(visit, error.message, error.location);
    throw error;
  }
}

/** Records that a field of a state has no usable value, and gives the failure to throw. */
export function evaluationFailed(visit: Visit, message: string, location?: string): StateFailure {
  const cause = inState(visit, message);
  const error = 'States.QueryEvaluationError';
  const place = location === undefined ? {} : { location };
  const details = { error, cause, ...place, state: visit.state.name };
  record(visit.thread, {
    type: 'EvaluationFailed',
    details: ['evaluationFailedEventDetails', details],
    ...(visit.follow === undefined ? {} : { previous: visit.follow }),
  });
  return new StateFailure(error, cause);
}

export function runtimeFailure(visit: Visit, message: string): StateFailure {
  return new StateFailure('States.Runtime', inState(visit, message));
}

function inState({ state, enteredId }: Visit, message: string): string {
  return `An error occurred while executing the state '${state.name}' (entered at the event id #${enteredId}). ${message}`;
}

/** Evaluates what leaves the state and records its exit. */
export async function leave(
  visit: Visit,
  exit: Exit,
  options: { next: string | undefined; passed: unknown; extra?: Extra },
): Promise<Left> {
  const { thread, state } = visit;
  const assigned = exit.assign === undefined ? undefined : await evaluate(visit, exit.assign, options.extra);
  const output = exit.output === undefined ? options.passed : await evaluate(visit, exit.output, options.extra);
  const text = JSON.stringify(output);
  checkSize(text, state.name);
  const variables = assigned as Record<string, unknown> | undefined;
  record(thread, {
    type: `${state.type}StateExited`,
    details: [
      'stateExitedEventDetails',
      { name: state.name, output: text, outputDetails: WHOLE, ...assignedDetails(visit, variables) },
    ],
  });
  return { output, variables: { ...thread.frame.variables, ...variables }, next: options.next };
}

function assignedDetails(visit: Visit, assigned: Record<string, unknown> | undefined): object {
  if (assigned === undefined) return {};
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(assigned)) texts[name] = JSON.stringify(value);
  // One Assign may hold no more than one variable may.
  checkSize(Object.values(texts).join(''), visit.state.name);
  return { assignedVariables: texts, assignedVariablesDetails: WHOLE };
}

/** @param subject what gave the text, as the cause names it */
export function checkSize(text: string, subject: string): void {
  if (text.length * 3 <= MAX_BYTES || Buffer.byteLength(text) <= MAX_BYTES) return;
  const message = `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  throw new StateFailure('States.DataLimitExceeded', message);
}

function contextObject(visit: Visit, item: Item | undefined): object {
  const { thread, state, enteredMs, retryCount, token } = visit;
  const { execution } = thread.run;
  const own = item ?? thread.item;
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.inputValue,
      Name: execution.name,
      RoleArn: execution.machine.roleArn,
      StartTime: new Date(execution.startMs).toISOString(),
      RedriveCount: execution.redriveCount,
      ...(execution.redriveMs === undefined ? {} : { RedriveTime: new Date(execution.redriveMs).toISOString() }),
    },
    State: { EnteredTime: new Date(enteredMs).toISOString(), Name: state.name, RetryCount: retryCount },
    StateMachine: { Id: execution.machine.arn, Name: execution.machine.name },
    ...(token === undefined ? {} : { Task: { Token: token } }),
    ...(own === undefined ? {} : { Map: { Item: { Index: own.index, Value: own.value } } }),
  };
}
