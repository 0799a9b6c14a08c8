import type { ContinuousBackupsDescription } from '@aws-sdk/client-dynamodb';
import type { Table } from './table.ts';

const DAY_MS = 86_400_000;

export function continuousBackups(table: Table, nowMs: number): ContinuousBackupsDescription {
  const { pointInTimeRecovery: recovery } = table;
  if (recovery === undefined) {
    return {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    };
  }
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: recovery.days,
      EarliestRestorableDateTime: new Date(Math.max(recovery.since, nowMs - recovery.days * DAY_MS)),
      LatestRestorableDateTime: new Date(nowMs),
    },
  };
}
