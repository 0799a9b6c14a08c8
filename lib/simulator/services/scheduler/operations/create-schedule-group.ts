import type { CreateScheduleGroupCommandInput, CreateScheduleGroupCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { conflict } from '../errors.ts';
import { checkName } from '../settings.ts';
import { newGroup, type SchedulerState } from '../state.ts';

export function createScheduleGroup(
  input: CreateScheduleGroupCommandInput,
  context: CallContext<SchedulerState>,
): Partial<CreateScheduleGroupCommandOutput> {
  const name = input.Name as string;
  checkName('name', name);
  const existing = context.state.groups.get(name);
  if (existing !== undefined) {
    if (input.ClientToken !== undefined && existing.clientToken === input.ClientToken) {
      return { ScheduleGroupArn: existing.arn };
    }
    throw conflict(`Schedule group ${name} already exists.`);
  }
  const group = newGroup(context, name, input.ClientToken);
  for (const { Key, Value } of input.Tags ?? []) group.tags.set(Key as string, Value as string);
  context.state.groups.set(name, group);
  context.transition(group.arn, undefined, 'ACTIVE');
  return { ScheduleGroupArn: group.arn };
}
