import type { DescribeMapRunInput, DescribeMapRunOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findMapRun } from '../find.ts';
import type { MapRun, SfnState } from '../state.ts';

export function describeMapRun(input: DescribeMapRunInput, context: CallContext<SfnState>): DescribeMapRunOutput {
  const mapRun = findMapRun(context, input.mapRunArn as string);
  const executionCounts = count(mapRun);
  return {
    mapRunArn: mapRun.arn,
    executionArn: mapRun.executionArn,
    status: mapRun.status,
    startDate: new Date(mapRun.startMs),
    stopDate: mapRun.stopMs === undefined ? undefined : new Date(mapRun.stopMs),
    maxConcurrency: mapRun.maxConcurrency,
    toleratedFailurePercentage: mapRun.toleratedFailurePercentage,
    toleratedFailureCount: mapRun.toleratedFailureCount,
    itemCounts: executionCounts,
    executionCounts,
    redriveCount: mapRun.redriveCount,
    redriveDate: mapRun.redriveMs === undefined ? undefined : new Date(mapRun.redriveMs),
  };
}

/** Items are counted by batch: AWS counts the items inside a batch one by one. */
function count({ children, total }: MapRun) {
  const counts = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
  for (const { execution } of children.values()) {
    if (execution === undefined) counts.pending++;
    else if (execution.status === 'RUNNING') counts.running++;
    else if (execution.status === 'SUCCEEDED') counts.succeeded++;
    else if (execution.status === 'TIMED_OUT') counts.timedOut++;
    else if (execution.status === 'ABORTED') counts.aborted++;
    else counts.failed++;
  }
  return { ...counts, total, resultsWritten: counts.succeeded, failuresNotRedrivable: 0, pendingRedrive: 0 };
}
