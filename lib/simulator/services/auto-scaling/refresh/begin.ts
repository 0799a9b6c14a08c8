import type { ServiceContext } from '../../../kernel/service.ts';
import { readVersion } from '../configuration.ts';
import { tellRefreshEvent } from '../events.ts';
import { liveMembers } from '../find.ts';
import type { AutoScalingState, Member, Refresh } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { setStatus } from './set-status.ts';

type Context = ServiceContext<AutoScalingState>;

/** From Pending to InProgress: what is to be replaced is fixed now. */
export function beginRefresh(context: Context, refresh: Refresh): void {
  refresh.timer = context.clock.after(context.duration('autoscaling.refresh-step'), 'refresh begins', () => {
    if (refresh.status !== 'Pending') return;
    const chosen = toReplace(context, refresh);
    refresh.pending = new Set(chosen.map(({ id }) => id));
    refresh.total = chosen.length;
    refresh.toUpdate = chosen.length;
    setStatus(context, refresh, { to: 'InProgress' });
    tellRefreshEvent(context, refresh, 'Started');
    lookSoon(context, refresh.group);
  });
}

function toReplace(context: Context, refresh: Refresh): Member[] {
  const { group, preferences } = refresh;
  const ignoresProtected = preferences.ScaleInProtectedInstances === 'Ignore';
  const live = liveMembers(group).filter((member) => !(ignoresProtected && member.protectedFromScaleIn));
  if (preferences.SkipMatching !== true) return live;
  const { template } = refresh.desired ?? group.configuration;
  const number = String(readVersion(context, template).VersionNumber);
  return live.filter((member) => member.template.id !== template.id || member.template.version !== number);
}
