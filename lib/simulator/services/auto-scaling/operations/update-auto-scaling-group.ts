import type { UpdateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { checkSizes } from '../capacity.ts';
import { readConfiguration } from '../configuration.ts';
import { invalid } from '../errors.ts';
import { activeRefresh, findGroup } from '../find.ts';
import { requireLaunch } from '../require-launch.ts';
import { applySettings, readSubnets, refuseWhatIsNotModelled } from '../settings.ts';
import type { AutoScalingState, Group } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';

export function updateAutoScalingGroup(
  input: UpdateAutoScalingGroupCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  refuseWhatIsNotModelled(input);
  const configuration = readConfiguration(context, input);
  if (configuration !== undefined && activeRefresh(context.state, group)?.desired !== undefined) {
    throw invalid(
      'An active instance refresh with a desired configuration exists. All configuration options derived from the desired configuration are not available for update while the instance refresh is active.',
    );
  }
  const sizes = newSizes(group, input);
  checkSizes(sizes);
  const place = input.VPCZoneIdentifier === undefined ? {} : readSubnets(context, input);
  requireLaunch(context, configuration, group.subnetIds[0]);
  if (sizes.desired !== group.desired) {
    group.cause = `a user request update of AutoScalingGroup constraints to min: ${sizes.minSize}, max: ${sizes.maxSize}, desired: ${sizes.desired} changing the desired capacity from ${group.desired} to ${sizes.desired}.`;
  }
  Object.assign(group, sizes, place, configuration === undefined ? {} : { configuration });
  applySettings(group, input);
  lookSoon(context, group);
  return {};
}

/** A new bound moves the desired capacity inside it, unless the request sets that too. */
function newSizes(group: Group, input: UpdateAutoScalingGroupCommandInput) {
  const minSize = input.MinSize ?? group.minSize;
  const maxSize = input.MaxSize ?? group.maxSize;
  return { minSize, maxSize, desired: input.DesiredCapacity ?? Math.max(minSize, Math.min(maxSize, group.desired)) };
}
