import type { ServiceContext } from '../../../kernel/service.ts';
import type { ElbState, Target } from '../state.ts';
import { setTargetState, tell } from './set-target-state.ts';

/** Takes a target out: no new requests, those in flight may end, and it shows `draining` until the full delay is over. */
export function drainTarget(context: ServiceContext<ElbState>, target: Target): void {
  if (target.state === 'draining') return;
  const wasServing = target.state === 'healthy' || target.state === 'unhealthy' || target.state === 'initial';
  context.clock.cancel(target.next);
  if (!wasServing) {
    removeTarget(context, target);
    return;
  }
  setTargetState(context, target, { state: 'draining', reason: 'Target.DeregistrationInProgress' });
  const delaySeconds = Number(target.group.attributes.get('deregistration_delay.timeout_seconds'));
  target.next = context.clock.after(delaySeconds * 1000, 'deregistration delay', () => removeTarget(context, target));
}

export function removeTarget(context: ServiceContext<ElbState>, target: Target): void {
  context.clock.cancel(target.next);
  target.group.targets.delete(`${target.id}:${target.port}`);
  const others = context.state.targetsOf.get(target.id);
  others?.delete(target);
  if (others?.size === 0) context.state.targetsOf.delete(target.id);
  tell(context, target, target.state, 'deregistered');
}
