// Whoever names a launch template to Auto Scaling must be allowed to launch from it, tags and instance profile included: AWS
// tries the launch as the caller (User Guide, "Control Amazon EC2 launch template usage in Auto Scaling groups").

import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { readVersion, translated } from './configuration.ts';
import { launchRequest } from './launch-request.ts';
import type { AutoScalingState, Configuration } from './state.ts';

/**
 * Throws AccessDenied, and ValidationError for what makes the launch invalid, such as an image or an instance profile that is not
 * there or not yet seen (Terraform's AWS provider, issue 5217). What EC2 lacks for a launch shows when it comes.
 */
export function requireLaunch(
  context: CallContext<AutoScalingState>,
  configuration: Configuration | undefined,
  subnetId: string | undefined,
): void {
  if (configuration === undefined || context.caller.kind === 'service') return;
  const version = readVersion(context, configuration.template);
  const request = launchRequest(configuration, version, subnetId);
  try {
    context.call('ec2', 'RunInstances', { ...request, DryRun: true, MinCount: 1, MaxCount: 1 }, { as: context.caller });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (/^(Invalid|MissingParameter)/.test(error.code)) {
      translated(() => {
        throw error;
      });
    }
    if (error.code !== 'UnauthorizedOperation') return;
    throw new ServiceError(
      'AccessDenied',
      `You are not authorized to use launch template: ${configuration.template.id}. ${error.message}`,
      { statusCode: 403 },
    );
  }
}
