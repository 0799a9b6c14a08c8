import type { Tag } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import type { AlarmRecord, CloudWatchState } from '../state.ts';

/** What every new alarm begins with: no data, and no check yet. */
export function newAlarm(
  context: CallContext<CloudWatchState>,
  name: string,
  tags: readonly Tag[] = [],
): Omit<AlarmRecord, 'kind' | 'settings' | 'rule' | 'idle'> {
  const now = context.clock.now();
  return {
    name,
    arn: `arn:${context.partition}:cloudwatch:${context.region}:${context.account}:alarm:${name}`,
    configuredAt: now,
    state: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    reasonData: undefined,
    updatedAt: now,
    transitionedAt: now,
    tags: new Map(tags.map(({ Key, Value }) => [Key as string, Value ?? ''])),
    history: [],
  };
}
