// How a refresh ends, and how it turns back.

import type { ServiceContext } from '../../../kernel/service.ts';
import { readVersion } from '../configuration.ts';
import { tellRefreshEvent } from '../events.ts';
import { liveMembers } from '../find.ts';
import type { AutoScalingState, Refresh } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { setStatus } from './set-status.ts';

type Context = ServiceContext<AutoScalingState>;

/** Everything is replaced: the bake time first, if there is one. */
export function finishReplacing(context: Context, refresh: Refresh): void {
  if (refresh.rollback !== undefined) {
    refresh.percent = 0;
    end(context, refresh, {
      status: 'RollbackSuccessful',
      event: 'Rollback Succeeded',
      reason: refresh.rollback.reason,
    });
    return;
  }
  const bakeSeconds = refresh.preferences.BakeTime ?? 0;
  if (bakeSeconds === 0) {
    succeed(context, refresh);
    return;
  }
  refresh.surplus = 0;
  refresh.bakeUntilMs = context.clock.nowMs + bakeSeconds * 1000;
  setStatus(context, refresh, { to: 'Baking', reason: 'Waiting for the bake time to end.' });
  tellRefreshEvent(context, refresh, 'Started Baking');
  refresh.timer = context.clock.at(refresh.bakeUntilMs, 'bake time', () => {
    if (refresh.status === 'Baking') succeed(context, refresh);
  });
}

/** Only now does the group's own configuration become the desired one. */
function succeed(context: Context, refresh: Refresh): void {
  if (refresh.desired !== undefined) refresh.group.configuration = refresh.desired;
  end(context, refresh, { status: 'Successful', event: 'Succeeded' });
}

/** A refresh that cannot go on turns back when it may, and fails otherwise. */
export function failRefresh(context: Context, refresh: Refresh, reason: string): void {
  if (refresh.rollback !== undefined) {
    end(context, refresh, { status: 'RollbackFailed', event: 'Rollback Failed', reason });
  } else if (refresh.preferences.AutoRollback === true) {
    beginRollback(context, refresh, reason);
  } else {
    end(context, refresh, { status: 'Failed', event: 'Failed', reason });
  }
}

export function cancelRefresh(context: Context, refresh: Refresh): void {
  end(context, refresh, { status: 'Cancelled', event: 'Cancelled', reason: 'Cancelled by the user.' });
}

/** Back to the group's own configuration, which the refresh has not touched. */
export function beginRollback(context: Context, refresh: Refresh, reason: string): void {
  const { group } = refresh;
  context.clock.cancel(refresh.timer);
  refresh.rollback = {
    reason,
    startMs: context.clock.nowMs,
    percentBefore: refresh.percent,
    toUpdateBefore: refresh.toUpdate,
  };
  const { template } = group.configuration;
  const number = String(readVersion(context, template).VersionNumber);
  const others = liveMembers(group).filter(
    (member) => member.template.id !== template.id || member.template.version !== number,
  );
  refresh.pending = new Set(others.map(({ id }) => id));
  refresh.total = refresh.pending.size;
  refresh.surplus = 0;
  refresh.waitUntilMs = undefined;
  refresh.bakeUntilMs = undefined;
  refresh.blockedSinceMs = undefined;
  refresh.pausedBy.clear();
  setStatus(context, refresh, { to: 'RollbackInProgress', reason });
  tellRefreshEvent(context, refresh, 'Rollback Started');
  lookSoon(context, group);
}

function end(
  context: Context,
  refresh: Refresh,
  ending: {
    status: 'Successful' | 'Failed' | 'Cancelled' | 'RollbackSuccessful' | 'RollbackFailed';
    event: string;
    reason?: string;
  },
): void {
  context.clock.cancel(refresh.timer);
  context.state.active.delete(refresh);
  refresh.endMs = context.clock.nowMs;
  refresh.surplus = 0;
  setStatus(context, refresh, { to: ending.status, reason: ending.reason });
  tellRefreshEvent(context, refresh, ending.event);
  lookSoon(context, refresh.group);
}
