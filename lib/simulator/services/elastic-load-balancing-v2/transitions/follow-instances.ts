import type { ServiceContext, TransitionEntry } from '../../../kernel/service.ts';
import type { ElbState } from '../state.ts';
import { beginInitial, wakeCheck } from './check-health.ts';
import { removeTarget } from './drain-target.ts';
import { setTargetState } from './set-target-state.ts';

/**
 * What an instance's own change does to its targets. Leaving `running` is first seen by the checks, which then fail; the load
 * balancer itself takes notice when the instance has stopped or is gone.
 */
export function followInstances(entry: TransitionEntry, context: ServiceContext<ElbState>): void {
  if (entry.service !== 'ec2') return;
  const targets = context.state.targetsOf.get(entry.resource);
  if (targets === undefined) return;
  for (const target of [...targets]) {
    if (entry.to === 'shutting-down' || entry.to === 'stopping') wakeCheck(context, target);
    if (target.state === 'draining') continue;
    if (entry.to === 'stopped' || entry.to === 'terminated') {
      context.clock.cancel(target.next);
      setTargetState(context, target, { state: 'unused', reason: 'Target.InvalidState' });
    }
    if (entry.to === 'terminated') {
      const lagMs = context.duration('elbv2.terminated-target-removal');
      target.next = context.clock.after(lagMs, 'removal of a terminated target', () => removeTarget(context, target));
    }
    if (entry.to === 'running' && target.state === 'unused' && context.state.uses.has(target.group.arn)) {
      beginInitial(context, target);
    }
  }
}
