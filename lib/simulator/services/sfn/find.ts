import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import { waits } from '../../kernel/spread.ts';
import {
  executionDoesNotExist,
  invalidArn,
  invalidName,
  resourceNotFound,
  stateMachineDoesNotExist,
  wrongKind,
} from './errors.ts';
import type { Execution, MapRun, SfnState, StateMachine } from './state.ts';

type Context = Pick<ServiceContext<SfnState>, 'state'>;

/** An ARN names the kind of what it stands for, which an operation wants before it looks. */
export function checkKind(arn: string, ...wanted: string[]): void {
  if (!/^arn:[\w-]+:states:/.test(arn)) throw invalidArn(arn);
  const kind = arn.split(':')[5] ?? '';
  if (!wanted.includes(kind)) throw wrongKind(kind);
}

export function findMachine({ state }: Context, arn: string): StateMachine {
  checkKind(arn, 'stateMachine');
  const machine = state.machines.get(arn);
  if (machine === undefined) throw stateMachineDoesNotExist(arn);
  return machine;
}

export function findExecution({ state }: Context, arn: string): Execution {
  checkKind(arn, 'execution');
  const execution = state.executions.get(arn);
  if (execution === undefined) throw executionDoesNotExist(arn);
  return execution;
}

/** Whether reads show an execution, which they do some time after its start; one that has ended is shown here. */
export const isSeen = ({ state, caller }: CallContext<SfnState>, { arn, status }: Execution): boolean =>
  status !== 'RUNNING' || waits(caller) || !state.spread.hides(arn);

export function findMapRun({ state }: Context, arn: string): MapRun {
  checkKind(arn, 'mapRun');
  const mapRun = state.mapRuns.get(arn);
  if (mapRun === undefined) throw resourceNotFound(arn);
  return mapRun;
}

/** Names of machines and executions: 1 to 80 characters, none of those that AWS keeps out. */
export function checkName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS refuses them by name
  if (name.length < 1 || name.length > 80 || /[\s?*<>{}[\]"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name)) {
    throw invalidName(name);
  }
}
