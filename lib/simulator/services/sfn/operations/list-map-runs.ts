import type { ListMapRunsInput, ListMapRunsOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findExecution } from '../find.ts';
import { pageOf } from '../page.ts';
import type { SfnState } from '../state.ts';

export function listMapRuns(input: ListMapRunsInput, context: CallContext<SfnState>): ListMapRunsOutput {
  const { arn } = findExecution(context, input.executionArn as string);
  const all = [...context.state.mapRuns.values()].filter(({ executionArn }) => executionArn === arn);
  const { items, nextToken } = pageOf(all.reverse(), input);
  return {
    mapRuns: items.map((mapRun) => ({
      executionArn: arn,
      mapRunArn: mapRun.arn,
      stateMachineArn: mapRun.machineArn,
      startDate: new Date(mapRun.startMs),
      stopDate: mapRun.stopMs === undefined ? undefined : new Date(mapRun.stopMs),
    })),
    nextToken,
  };
}
