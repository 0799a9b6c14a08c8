// The checks of a target: each interval while its state could still move, and not at all once it stands still and the machine
// behind it says that its answers will not change by themselves. A change in the world wakes the check again.

import type { ServiceContext } from '../../../kernel/service.ts';
import type { Answer } from '../../../kernel/world.ts';
import type { ElbState, HealthCheck, Target, TargetGroup } from '../state.ts';
import { matches } from './matcher.ts';
import { setTargetState } from './set-target-state.ts';

type Context = ServiceContext<ElbState>;

/** Begins the checks of a group that a rule has come to name. */
export function startChecks(context: Context, group: TargetGroup): void {
  for (const target of group.targets.values()) {
    if (target.state === 'unused' && target.reason === 'Target.NotInUse') beginInitial(context, target);
  }
}

export function stopChecks(context: Context, group: TargetGroup): void {
  for (const target of group.targets.values()) {
    if (target.state === 'draining') continue;
    context.clock.cancel(target.next);
    setTargetState(context, target, { state: 'unused', reason: 'Target.NotInUse' });
  }
}

/** A target that comes into service: registration first, then its first check. */
export function beginInitial(context: Context, target: Target): void {
  target.passed = 0;
  target.failed = 0;
  target.lastCheckMs = undefined;
  setTargetState(context, target, { state: 'initial', reason: 'Elb.RegistrationInProgress' });
  context.clock.cancel(target.next);
  const delayMs = context.duration('elbv2.target-registration');
  target.next = context.clock.after(delayMs, 'target registration', () => {
    setTargetState(context, target, { state: 'initial', reason: 'Elb.InitialHealthChecking' });
    const firstMs = context.random.next() * target.group.check.intervalSeconds * 1000;
    checkAt(context, target, context.clock.nowMs + Math.round(firstMs));
  });
}

/** Looks again from the next interval on, because something about the machine may have changed. */
export function wakeCheck(context: Context, target: Target): void {
  if (target.lastCheckMs === undefined || target.state === 'draining' || target.state === 'unused') return;
  checkAt(context, target, nextOnGrid(target, context.clock.nowMs));
}

function checkAt(context: Context, target: Target, dueMs: number): void {
  context.clock.cancel(target.next);
  target.next = context.clock.at(dueMs, 'health check', () => check(context, target));
}

function check(context: Context, target: Target): void {
  const { check: settings } = target.group;
  const startedMs = context.clock.nowMs;
  const port = settings.port === 'traffic-port' ? target.port : Number(settings.port);
  const failure = failureOf(context.world.request(target.id, port, settings.path, 'probe'), settings);
  target.lastCheckMs = startedMs;
  if (failure?.reason !== 'Target.Timeout') {
    conclude(context, target, failure);
    return;
  }
  target.next = context.clock.after(settings.timeoutSeconds * 1000, 'health check timeout', () =>
    conclude(context, target, failure),
  );
}

type Failure = {
  readonly reason: 'Target.Timeout' | 'Target.FailedHealthChecks' | 'Target.ResponseCodeMismatch';
  readonly description: string;
};

function failureOf(answer: Answer, settings: HealthCheck): Failure | undefined {
  if (answer.outcome === 'refused') {
    return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
  }
  if (answer.outcome === 'timeout' || answer.latencyMs > settings.timeoutSeconds * 1000) {
    return { reason: 'Target.Timeout', description: 'Request timed out' };
  }
  if (matches(settings.matcher, answer.status)) return undefined;
  return {
    reason: 'Target.ResponseCodeMismatch',
    description: `Health checks failed with these codes: [${answer.status}]`,
  };
}

function conclude(context: Context, target: Target, failure: Failure | undefined): void {
  const { check: settings } = target.group;
  if (failure === undefined) {
    target.passed++;
    target.failed = 0;
    // A new target needs one check only; the threshold is for those that come back.
    const needed = target.state === 'initial' ? 1 : settings.healthyThreshold;
    if (target.state !== 'healthy' && target.passed >= needed) setTargetState(context, target, { state: 'healthy' });
  } else {
    target.failed++;
    target.passed = 0;
    if (target.state === 'unhealthy' || target.failed >= settings.unhealthyThreshold) {
      setTargetState(context, target, { state: 'unhealthy', ...failure });
    }
  }
  scheduleNext(context, target);
}

function scheduleNext(context: Context, target: Target): void {
  const { nowMs } = context.clock;
  const still = target.state === 'healthy' ? target.failed === 0 : target.state === 'unhealthy' && target.passed === 0;
  const changesAtMs = still ? context.world.changesAtMs(target.id) : nowMs;
  if (changesAtMs === undefined) {
    target.next = undefined;
    return;
  }
  checkAt(context, target, nextOnGrid(target, Math.max(nowMs, changesAtMs)));
}

/** The first moment after `ms` at which this target's interval comes round. */
function nextOnGrid(target: Target, ms: number): number {
  const last = target.lastCheckMs ?? ms;
  const intervalMs = target.group.check.intervalSeconds * 1000;
  return last + Math.max(1, Math.floor((ms - last) / intervalMs) + 1) * intervalMs;
}
