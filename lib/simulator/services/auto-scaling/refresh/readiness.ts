import type { Member, Refresh } from '../state.ts';
import { passesTargetHealth, usesTargetHealth } from '../transitions/judge-health.ts';

/** In service, healthy by the group's checks, and warm when this refresh launched it. */
export function isReady(refresh: Refresh, member: Member, nowMs: number): boolean {
  if (member.lifecycle !== 'InService' || member.health !== 'Healthy') return false;
  if (usesTargetHealth(refresh.group) && !passesTargetHealth(refresh.group, member)) return false;
  return refresh.pending.has(member.id) || warmAtMs(refresh, member) <= nowMs;
}

/** When the member's warm-up ends. Members from before the refresh are warm. */
export function warmAtMs(refresh: Refresh, member: Member): number {
  const launchedMs = member.launchActivity.StartTime?.getTime() ?? 0;
  if (launchedMs < refresh.startMs) return 0;
  return (member.inServiceAtMs ?? Number.POSITIVE_INFINITY) + refresh.preferences.InstanceWarmup * 1000;
}
