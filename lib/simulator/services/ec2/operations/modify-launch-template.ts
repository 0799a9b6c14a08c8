import type { ModifyLaunchTemplateRequest, ModifyLaunchTemplateResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { asSeen } from '../late.ts';
import { getTemplate, getTemplateVersion } from '../launch-templates.ts';
import type { Ec2State } from '../state.ts';

/** Sets the default version; naturally idempotent, so the client token is not kept. */
export function modifyLaunchTemplate(
  input: ModifyLaunchTemplateRequest,
  context: CallContext<Ec2State>,
): ModifyLaunchTemplateResult {
  const { LaunchTemplateId, LaunchTemplateName, DefaultVersion } = input;
  const { state } = context;
  const record = getTemplate(state, { LaunchTemplateId, LaunchTemplateName });
  if (DefaultVersion === undefined) return { LaunchTemplate: record.template };
  const seen = getTemplate(asSeen(context).state, { LaunchTemplateId, LaunchTemplateName });
  const number = getTemplateVersion(seen, DefaultVersion).VersionNumber as number;
  const template = { ...record.template, DefaultVersionNumber: number };
  state.launchTemplates.set(template.LaunchTemplateId as string, {
    template,
    versions: record.versions.map((version) => ({ ...version, DefaultVersion: version.VersionNumber === number })),
  });
  return { LaunchTemplate: template };
}
