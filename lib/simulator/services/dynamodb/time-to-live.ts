// Expired items go away at some later sweep, not when they expire (AWS: within a few days). The sweeps cost no timer:
// those that would have passed by now are made up for when somebody next looks at the table.

import type { ServiceContext } from '../../kernel/service.ts';
import type { Table } from './table.ts';

/** DynamoDB leaves items alone that expired more than five years ago. */
const OLDEST_SECONDS = 5 * 365 * 86_400;

export function sweep(context: ServiceContext, table: Table): void {
  const { timeToLive } = table;
  const { nowMs } = context.clock;
  if (timeToLive === undefined || timeToLive.sweepMs > nowMs) return;
  let lastMs = timeToLive.sweepMs;
  while (timeToLive.sweepMs <= nowMs) {
    lastMs = timeToLive.sweepMs;
    timeToLive.sweepMs += context.duration('dynamodb.time-to-live-sweep');
  }
  const seconds = lastMs / 1000;
  for (const item of [...table.read(true).all()]) {
    const expires = Number(item[timeToLive.attribute]?.N ?? Number.NaN);
    if (expires <= seconds && expires > seconds - OLDEST_SECONDS) table.delete(table.keyOf(item));
  }
}
