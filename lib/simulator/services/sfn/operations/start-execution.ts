import type { StartExecutionInput, StartExecutionOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { executionAlreadyExists, validation } from '../errors.ts';
import { checkName, findMachine } from '../find.ts';
import { startExecution as begin } from '../interpreter/execution.ts';
import type { MapRun, SfnState } from '../state.ts';

type Context = CallContext<SfnState>;

const MAX_BYTES = 262_144;

export function startExecution(input: StartExecutionInput, context: Context): StartExecutionOutput {
  const machineArn = input.stateMachineArn as string;
  if (/:stateMachine:[^:/]+\//.test(machineArn)) return startChild(machineArn, input, context);
  const machine = findMachine(context, machineArn);
  const name = input.name ?? context.ids.uuid();
  checkName(name);
  const text = readInput(input.input);
  const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const existing = context.state.executions.get(arn);
  if (existing !== undefined) {
    // The same name and input give the same execution while it runs. A closed one keeps its name (AWS: for 90 days).
    if (existing.status !== 'RUNNING' || existing.input !== text) throw executionAlreadyExists(arn);
    return { executionArn: arn, startDate: new Date(existing.startMs) };
  }
  const { program, definition, roleArn, revisionId } = machine;
  const own = { arn: machine.arn, name: machine.name, definition, roleArn, revisionId };
  const execution = begin(context, { arn, name, machine: own, program, input: text });
  return { executionArn: arn, startDate: new Date(execution.startMs) };
}

/** A child of a Map Run, which the run itself asks for in its machine's role. Nobody else can start one. */
function startChild(machineArn: string, input: StartExecutionInput, context: Context): StartExecutionOutput {
  const mapRun = [...context.state.mapRuns.values()].find((run) => runs(run, machineArn, input.name));
  const child = mapRun?.children.get(input.name as string);
  const parent = mapRun && context.state.executions.get(mapRun.executionArn);
  if (mapRun === undefined || child === undefined || parent === undefined) {
    throw validation('API does not support labelled ARNs');
  }
  const name = input.name as string;
  const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const execution = begin(context, {
    arn,
    name,
    machine: { ...parent.machine, arn: machineArn },
    program: mapRun.program,
    input: readInput(input.input),
    mapRun,
    item: { index: child.index, value: child.value },
  });
  child.execution = execution;
  return { executionArn: arn, startDate: new Date(execution.startMs) };
}

function runs(mapRun: MapRun, machineArn: string, name: string | undefined): boolean {
  if (mapRun.status !== 'RUNNING' || mapRun.machineArn !== machineArn || name === undefined) return false;
  const child = mapRun.children.get(name);
  return child !== undefined && child.execution === undefined;
}

function readInput(text = '{}'): string {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new ServiceError('InvalidExecutionInput', `Invalid Execution Input: 'Input exceeds ${MAX_BYTES} bytes'`);
  }
  try {
    JSON.parse(text);
  } catch (error) {
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    );
  }
  return text;
}
