import type { LifecycleState } from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { AutoScalingState, Group, Member } from '../state.ts';

/** A member's change for the journal, as `<group>/<instance>`. */
export function setLifecycle(
  context: ServiceContext<AutoScalingState>,
  group: Group,
  change: { member: Member; to: LifecycleState; from?: undefined; isNew?: boolean },
): void {
  const { member, to } = change;
  const from = change.isNew === true ? undefined : member.lifecycle;
  member.lifecycle = to;
  context.transition(`${group.name}/${member.id}`, from, to, {
    autoScalingGroupName: group.name,
    instanceId: member.id,
    imageId: member.imageId,
    templateVersion: member.template.version,
    health: member.health,
  });
}
