import type { ListExecutionsInput, ListExecutionsOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { findMachine, findMapRun, isSeen } from '../find.ts';
import { pageOf } from '../page.ts';
import type { Execution, SfnState } from '../state.ts';

/** Newest first, as AWS lists them. */
export function listExecutions(input: ListExecutionsInput, context: CallContext<SfnState>): ListExecutionsOutput {
  const { statusFilter, redriveFilter } = input;
  const found = candidates(input, context).filter(
    ({ status, redriveCount }) =>
      (statusFilter === undefined || status === statusFilter) &&
      (redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === redriveCount > 0),
  );
  const { items, nextToken } = pageOf(found.reverse(), input);
  return {
    executions: items.map((execution) => ({
      executionArn: execution.arn,
      stateMachineArn: execution.machine.arn,
      name: execution.name,
      status: execution.status,
      startDate: new Date(execution.startMs),
      stopDate: execution.stopMs === undefined ? undefined : new Date(execution.stopMs),
      mapRunArn: execution.mapRun?.arn,
      itemCount: execution.mapRun?.children.get(execution.name)?.items,
      redriveCount: execution.redriveCount,
      redriveDate: execution.redriveMs === undefined ? undefined : new Date(execution.redriveMs),
    })),
    nextToken,
  };
}

function candidates(input: ListExecutionsInput, context: CallContext<SfnState>): Execution[] {
  const { stateMachineArn, mapRunArn } = input;
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw validation('Must provide exactly one of: stateMachineArn, mapRunArn');
  }
  if (mapRunArn !== undefined) {
    const mapRun = findMapRun(context, mapRunArn);
    return [...mapRun.children.values()].flatMap(({ execution }) => (execution === undefined ? [] : [execution]));
  }
  const machine = findMachine(context, stateMachineArn as string);
  return [...context.state.executions.values()].filter(
    (execution) => execution.machine.arn === machine.arn && isSeen(context, execution),
  );
}
