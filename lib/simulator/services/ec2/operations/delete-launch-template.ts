import type { DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { getTemplate } from '../launch-templates.ts';
import type { Ec2State } from '../state.ts';

export function deleteLaunchTemplate(
  { LaunchTemplateId, LaunchTemplateName }: DeleteLaunchTemplateRequest,
  { state }: CallContext<Ec2State>,
): DeleteLaunchTemplateResult {
  const { template } = getTemplate(state, { LaunchTemplateId, LaunchTemplateName });
  state.launchTemplates.delete(template.LaunchTemplateId as string);
  return { LaunchTemplate: template };
}
