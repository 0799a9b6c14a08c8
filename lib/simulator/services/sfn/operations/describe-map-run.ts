import type { DescribeMapRunInput, DescribeMapRunOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findMapRun } from '../find.ts';
import type { MapRun, MapRunChild, SfnState } from '../state.ts';

export function describeMapRun(input: DescribeMapRunInput, context: CallContext<SfnState>): DescribeMapRunOutput {
  const mapRun = findMapRun(context, input.mapRunArn as string);
  return {
    mapRunArn: mapRun.arn,
    executionArn: mapRun.executionArn,
    status: mapRun.status,
    startDate: new Date(mapRun.startMs),
    stopDate: mapRun.stopMs === undefined ? undefined : new Date(mapRun.stopMs),
    maxConcurrency: mapRun.maxConcurrency,
    toleratedFailurePercentage: mapRun.toleratedFailurePercentage,
    toleratedFailureCount: mapRun.toleratedFailureCount,
    itemCounts: count(mapRun, ({ items }) => items),
    executionCounts: count(mapRun, () => 1),
    redriveCount: mapRun.redriveCount,
    redriveDate: mapRun.redriveMs === undefined ? undefined : new Date(mapRun.redriveMs),
  };
}

function count({ children }: MapRun, weight: (child: MapRunChild) => number) {
  const counts = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0 };
  for (const child of children.values()) {
    const size = weight(child);
    counts[outcomeOf(child)] += size;
    counts.total += size;
  }
  // Counts what a ResultWriter has written, which the simulator has none of.
  return { ...counts, resultsWritten: 0, failuresNotRedrivable: 0, pendingRedrive: 0 };
}

function outcomeOf({ execution }: MapRunChild) {
  switch (execution?.status) {
    case undefined:
      return 'pending';
    case 'RUNNING':
      return 'running';
    case 'SUCCEEDED':
      return 'succeeded';
    case 'TIMED_OUT':
      return 'timedOut';
    case 'ABORTED':
      return 'aborted';
    default:
      return 'failed';
  }
}
