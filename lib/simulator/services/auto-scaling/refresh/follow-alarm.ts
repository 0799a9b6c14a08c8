import type { ServiceContext, TransitionEntry } from '../../../kernel/service.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { failRefresh } from './endings.ts';

/** An alarm of a refresh: ALARM ends it or turns it back, INSUFFICIENT_DATA holds it, OK lets it go on. A rollback heeds none. */
export function followAlarm(entry: TransitionEntry, context: ServiceContext<AutoScalingState>): void {
  const name = entry.detail?.['alarmName'];
  if (typeof name !== 'string') return;
  for (const refresh of [...context.state.active]) {
    if (!refresh.preferences.AlarmSpecification?.Alarms?.includes(name)) continue;
    if (refresh.rollback !== undefined || refresh.status === 'Cancelling') continue;
    if (entry.to === 'ALARM') failRefresh(context, refresh, `The alarm ${name} went into ALARM.`);
    else if (entry.to === 'OK') refresh.pausedBy.delete(name);
    else refresh.pausedBy.add(name);
    lookSoon(context, refresh.group);
  }
}
