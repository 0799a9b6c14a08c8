import type { DeleteAlarmsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { CloudWatchState } from '../state.ts';

/** All or none: one name that does not exist leaves the others in place. */
export function deleteAlarms(input: DeleteAlarmsCommandInput, { state, clock }: CallContext<CloudWatchState>) {
  const names = input.AlarmNames ?? [];
  const unknown = names.find((name) => !state.alarms.has(name));
  if (unknown !== undefined) throw notFound(unknown);
  for (const name of names) state.alarms.delete(name);
  if (state.alarms.size === 0) {
    clock.cancel(state.evaluation);
    state.evaluation = undefined;
  }
  return {};
}
