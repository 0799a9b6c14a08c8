import type { ServiceContext } from '../../../kernel/service.ts';
import type { AutoScalingState, Group } from '../state.ts';

type Context = ServiceContext<AutoScalingState>;

/** Every change that could matter asks for a look; asking again before it comes costs nothing. */
export function lookSoon(context: Context, group: Group): void {
  if (group.look !== undefined && group.look.dueMs <= context.clock.nowMs + SOON_MS) return;
  lookAt(context, group, context.clock.nowMs + context.duration('autoscaling.reaction'));
}

const SOON_MS = 4000;

export function lookAt(context: Context, group: Group, dueMs: number): void {
  if (group.look !== undefined && group.look.dueMs <= dueMs) return;
  context.clock.cancel(group.look);
  group.look = context.clock.at(dueMs, `look at group ${group.name}`, () => {
    group.look = undefined;
    context.state.look(context, group);
  });
}
