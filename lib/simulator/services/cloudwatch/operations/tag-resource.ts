import type { TagResourceCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { AlarmRecord, CloudWatchState } from '../state.ts';

export function tagResource(input: TagResourceCommandInput, { state }: CallContext<CloudWatchState>) {
  const { tags } = findByArn(state, input.ResourceARN as string);
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value ?? '');
  return {};
}

export function findByArn(state: CloudWatchState, arn: string): AlarmRecord {
  const found = state.alarms.get(arn.split(':alarm:')[1] ?? '');
  if (found === undefined) throw notFound(arn);
  return found;
}
