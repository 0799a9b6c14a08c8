import type { DeleteScheduleGroupCommandInput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { findGroup, type SchedulerState } from '../state.ts';
import { remove } from '../transitions.ts';

/** The group stays in DELETING until its schedules are gone. */
export function deleteScheduleGroup(
  input: DeleteScheduleGroupCommandInput,
  context: CallContext<SchedulerState>,
): object {
  const group = findGroup(context, input.Name);
  if (group.name === 'default') throw validation('The default schedule group cannot be deleted.');
  if (group.state === 'DELETING') return {};
  group.state = 'DELETING';
  context.transition(group.arn, 'ACTIVE', 'DELETING');
  context.clock.after(context.duration('scheduler.group-deleting'), `schedule group ${group.name} deleted`, () => {
    for (const schedule of [...group.schedules.values()]) remove(context, schedule);
    context.state.groups.delete(group.name);
    context.transition(group.arn, 'DELETING', 'DELETED');
  });
  return {};
}
