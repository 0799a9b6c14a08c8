import type {
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
  LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { missingParameter } from '../errors.ts';
import { asSeen } from '../late.ts';
import { getTemplate, getTemplateVersion } from '../launch-templates.ts';
import type { Ec2State } from '../state.ts';

export function createLaunchTemplateVersion(
  input: CreateLaunchTemplateVersionRequest,
  context: CallContext<Ec2State>,
): CreateLaunchTemplateVersionResult {
  const operation = 'CreateLaunchTemplateVersion';
  const [id, number] = once(context, { operation, token: input.ClientToken, input }, () => add(input, context));
  const record = getTemplate(context.state, { LaunchTemplateId: id as string });
  return { LaunchTemplateVersion: getTemplateVersion(record, number) };
}

function add(input: CreateLaunchTemplateVersionRequest, context: CallContext<Ec2State>): [string, string] {
  const { state, clock, caller } = context;
  const { LaunchTemplateId, LaunchTemplateName, SourceVersion } = input;
  if (input.LaunchTemplateData === undefined) throw missingParameter('LaunchTemplateData');
  const record = getTemplate(state, { LaunchTemplateId, LaunchTemplateName });
  const seen = getTemplate(asSeen(context).state, { LaunchTemplateId, LaunchTemplateName });
  const source = SourceVersion === undefined ? {} : getTemplateVersion(seen, SourceVersion).LaunchTemplateData;
  const given = Object.entries(input.LaunchTemplateData).filter(([, value]) => value !== undefined);
  const number = (record.template.LatestVersionNumber as number) + 1;
  const version: LaunchTemplateVersion = {
    LaunchTemplateId: record.template.LaunchTemplateId,
    LaunchTemplateName: record.template.LaunchTemplateName,
    VersionNumber: number,
    ...(input.VersionDescription === undefined ? {} : { VersionDescription: input.VersionDescription }),
    CreateTime: clock.now(),
    CreatedBy: caller.arn,
    DefaultVersion: false,
    LaunchTemplateData: { ...source, ...Object.fromEntries(given) },
  };
  const id = record.template.LaunchTemplateId as string;
  state.launchTemplates.set(id, {
    template: { ...record.template, LatestVersionNumber: number },
    versions: [...record.versions, version],
  });
  return [id, String(number)];
}
