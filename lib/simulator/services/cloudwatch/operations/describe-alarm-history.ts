import type { DescribeAlarmHistoryCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../page.ts';
import type { CloudWatchState } from '../state.ts';

/** State updates only, newest first unless asked otherwise. */
export function describeAlarmHistory(input: DescribeAlarmHistoryCommandInput, { state }: CallContext<CloudWatchState>) {
  const from = input.StartDate?.getTime() ?? 0;
  const to = input.EndDate?.getTime() ?? Number.POSITIVE_INFINITY;
  const items = [...state.alarms.values()]
    .filter(({ name }) => input.AlarmName === undefined || name === input.AlarmName)
    .flatMap(({ history }) => history)
    .filter(({ HistoryItemType }) => input.HistoryItemType === undefined || HistoryItemType === input.HistoryItemType)
    .filter(({ Timestamp }) => (Timestamp?.getTime() ?? 0) >= from && (Timestamp?.getTime() ?? 0) <= to)
    .sort((a, b) => (b.Timestamp?.getTime() ?? 0) - (a.Timestamp?.getTime() ?? 0));
  if (input.ScanBy === 'TimestampAscending') items.reverse();
  const { items: shown, ...rest } = page(items, { ...input, MaxRecords: input.MaxRecords ?? 100 });
  return { AlarmHistoryItems: shown, ...rest };
}
