import type { ServiceContext } from '../../../kernel/service.ts';
import { isNumbered, readVersion } from '../configuration.ts';
import type { AutoScalingState, Configuration, Refresh } from '../state.ts';

/** What keeps a refresh from being rolled back, or undefined when nothing does. */
export function whyIrreversible(context: ServiceContext<AutoScalingState>, refresh: Refresh): string | undefined {
  const own = refresh.group.configuration;
  if (refresh.rollback !== undefined) return 'it is already being rolled back.';
  if (refresh.status === 'Cancelling') return 'it is being cancelled.';
  if (refresh.desired === undefined) return 'it has no desired configuration.';
  if (!isNumbered(own.template.version)) {
    return `the Auto Scaling group uses the version ${own.template.version} of its launch template; it needs a numbered version.`;
  }
  const aliased = [own, refresh.desired].some((configuration) => usesParameter(context, configuration));
  return aliased ? 'a launch template uses a Systems Manager parameter instead of an AMI ID.' : undefined;
}

function usesParameter(context: ServiceContext<AutoScalingState>, { template }: Configuration): boolean {
  return readVersion(context, template).LaunchTemplateData.ImageId?.startsWith('resolve:ssm:') ?? false;
}
