// One step of a refresh: count what is done, then end, wait, or take the next members out. Launching is the group's own
// business: it follows from the desired capacity and the surplus set here.

import type { ServiceContext } from '../../../kernel/service.ts';
import { liveMembers } from '../find.ts';
import type { AutoScalingState, Member, Refresh } from '../state.ts';
import { lookAt } from '../transitions/look-soon.ts';
import { boundsOf } from './bounds.ts';
import { checkpointGoal, passCheckpoints, stopsHere } from './checkpoints.ts';
import { cancelRefresh, failRefresh, finishReplacing } from './endings.ts';
import { isReady, warmAtMs } from './readiness.ts';

type Context = ServiceContext<AutoScalingState>;
type Terminate = (member: Member, cause: string) => void;

/** AWS retries for an hour before it gives up. */
const RETRY_MS = 60 * 60_000;

interface Count {
  readonly live: readonly Member[];
  /** Members still to be replaced. */
  readonly old: readonly Member[];
  /** New members that are not ready yet. */
  readonly unready: readonly Member[];
  /** Members on their way out: the next ones wait for them, since Auto Scaling waits for their deregistration. */
  readonly leaving: number;
  readonly ready: number;
  readonly done: number;
}

export function stepRefresh(context: Context, refresh: Refresh, terminate: Terminate): void {
  if (refresh.status === 'Cancelling') {
    refresh.surplus = 0;
    const moving = [...refresh.group.members.values()].some(
      ({ lifecycle }) => lifecycle !== 'InService' && lifecycle !== 'Standby',
    );
    if (!moving) cancelRefresh(context, refresh);
    return;
  }
  if (refresh.status !== 'InProgress' && refresh.status !== 'RollbackInProgress') return;
  const count = countMembers(context, refresh);
  noteProgress(refresh, count);
  passCheckpoints(context, refresh, count.done);
  if (isComplete(context, refresh, count)) {
    finishReplacing(context, refresh);
    return;
  }
  if (refresh.blockedSinceMs !== undefined && context.clock.nowMs >= refresh.blockedSinceMs + RETRY_MS) {
    failRefresh(context, refresh, 'The replacement instances did not become healthy within one hour.');
    return;
  }
  replace(context, refresh, { count, terminate });
  lookAgain(context, refresh, count);
}

function countMembers(context: Context, refresh: Refresh): Count {
  const { nowMs } = context.clock;
  const live = liveMembers(refresh.group);
  const old = live.filter(({ id }) => refresh.pending.has(id));
  const ready = live.filter((member) => isReady(refresh, member, nowMs));
  const unready = live.filter((member) => !refresh.pending.has(member.id) && !ready.includes(member));
  const missing = Math.max(0, refresh.group.desired - live.length);
  const done = Math.max(0, refresh.total - old.length - unready.length - missing);
  const leaving = refresh.group.members.size - live.length;
  return { live, old, unready, leaving, ready: ready.length, done };
}

function noteProgress(refresh: Refresh, { done, unready, old }: Count): void {
  const { total, rollback } = refresh;
  const share = total === 0 ? 1 : done / total;
  const percent = rollback === undefined ? Math.floor(100 * share) : Math.floor(rollback.percentBefore * (1 - share));
  const progressed = rollback === undefined ? percent > refresh.percent : percent < refresh.percent;
  if (progressed) refresh.blockedSinceMs = undefined;
  // A replacement that turned out bad takes back what it had counted for.
  refresh.percent = percent;
  if (rollback === undefined) refresh.toUpdate = total - done;
  refresh.reason = reasonFor(refresh, unready, old);
}

function reasonFor(refresh: Refresh, unready: readonly Member[], old: readonly Member[]): string | undefined {
  if (refresh.rollback !== undefined) return refresh.rollback.reason;
  const [paused] = refresh.pausedBy;
  if (paused !== undefined) return `Waiting for the alarm ${paused} to leave INSUFFICIENT_DATA.`;
  const [waiting] = unready;
  if (waiting !== undefined) {
    return `Waiting for instances to become healthy and warm before continuing. For example: ${waiting.id}.`;
  }
  const held = old.find((member) => isHeld(refresh, member));
  return held === undefined ? undefined : `Waiting for ${held.id}, which is protected from scale in.`;
}

function isComplete(context: Context, refresh: Refresh, { live, old, unready, leaving }: Count): boolean {
  if (unready.length > 0 || leaving > 0 || live.length < refresh.group.desired) return false;
  if (old.length === 0) return true;
  return stopsHere(refresh) && (refresh.waitUntilMs ?? 0) <= context.clock.nowMs;
}

function replace(context: Context, refresh: Refresh, work: { count: Count; terminate: Terminate }): void {
  const { live, old, ready, leaving } = work.count;
  const { nowMs } = context.clock;
  if (refresh.pausedBy.size > 0 || refresh.group.suspended.has('InstanceRefresh')) return;
  if (refresh.waitUntilMs !== undefined && nowMs < refresh.waitUntilMs) {
    refresh.surplus = Math.max(0, live.length - refresh.group.desired);
    return;
  }
  const { minReady, maxSurplus } = boundsOf(refresh);
  const free = old.filter((member) => !isHeld(refresh, member));
  if (free.length === 0 && old.length > 0) refresh.blockedSinceMs ??= nowMs;
  const allowed = Math.max(0, Math.min(free.length, checkpointGoal(refresh) - (refresh.total - old.length)));
  const idle = free.filter((member) => !isReady(refresh, member, nowMs)).slice(0, allowed);
  const spare = leaving > 0 ? 0 : Math.max(0, Math.min(ready - minReady, allowed - idle.length));
  const victims = [...idle, ...free.filter((member) => !idle.includes(member)).slice(0, spare)];
  const why =
    refresh.rollback === undefined
      ? 'an instance was taken out of service in response to an instance refresh.'
      : 'an instance was taken out of service in response to a rollback of an instance refresh.';
  for (const member of victims) {
    refresh.pending.delete(member.id);
    work.terminate(member, why);
  }
  const ahead = live.length - refresh.group.desired;
  // What runs ahead already stays; more comes only once the last members are gone.
  const waits = leaving > 0 || (victims.length > 0 && ahead > 0);
  refresh.surplus = waits ? Math.max(0, ahead - victims.length) : Math.min(maxSurplus, allowed - victims.length);
}

function isHeld(refresh: Refresh, member: Member): boolean {
  return member.protectedFromScaleIn && refresh.preferences.ScaleInProtectedInstances !== 'Refresh';
}

function lookAgain(context: Context, refresh: Refresh, { unready }: Count): void {
  const { nowMs } = context.clock;
  const moments = unready.map((member) => warmAtMs(refresh, member));
  if (refresh.waitUntilMs !== undefined) moments.push(refresh.waitUntilMs);
  if (refresh.blockedSinceMs !== undefined) moments.push(refresh.blockedSinceMs + RETRY_MS);
  const next = Math.min(...moments.filter((ms) => ms > nowMs));
  if (Number.isFinite(next)) lookAt(context, refresh.group, next);
}
