// What a distribution configuration does with the AMI in this Region: name, tags, shares, then templates and parameters.
// Copies to other Regions and accounts are not modelled.

import type { Distribution } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { ImagebuilderState, ImageRecord } from '../state.ts';

type Context = ServiceContext<ImagebuilderState>;

function here(context: Context, { image }: ImageRecord): Distribution | undefined {
  return image.distributionConfiguration?.distributions?.find((one) => one.region === context.region);
}

/** What CreateImage is asked for. */
export function amiRequest(context: Context, record: ImageRecord): object {
  const { image, machineId } = record;
  const given = here(context, record)?.amiDistributionConfiguration;
  const tags: Record<string, string> = {
    ...image.imageRecipe?.amiTags,
    ...given?.amiTags,
    CreatedBy: 'EC2 Image Builder',
    Ec2ImageBuilderArn: image.arn as string,
  };
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value: fill(context, record, Value) }));
  return {
    InstanceId: machineId,
    Name: fill(context, record, given?.name ?? `${image.name} {{ imagebuilder:buildDate }}`),
    ...(given?.description === undefined ? {} : { Description: fill(context, record, given.description) }),
    NoReboot: false,
    TagSpecifications: [
      { ResourceType: 'image', Tags },
      { ResourceType: 'snapshot', Tags },
    ],
  };
}

function fill({ clock }: Context, { image }: ImageRecord, text: string): string {
  return text
    .replace(/\{\{\s*imagebuilder:buildDate\s*\}\}/g, new Date(clock.nowMs).toISOString().replaceAll(':', '-'))
    .replace(/\{\{\s*imagebuilder:buildVersion\s*\}\}/g, image.version?.split('/')[1] ?? '');
}

export function shareAmi(context: Context, record: ImageRecord, amiId: string): true {
  const { userIds = [], userGroups = [] } = here(context, record)?.amiDistributionConfiguration?.launchPermission ?? {};
  if (userIds.length + userGroups.length === 0) return true;
  context.call('ec2', 'ModifyImageAttribute', {
    ImageId: amiId,
    LaunchPermission: { Add: [...userIds.map((UserId) => ({ UserId })), ...userGroups.map((Group) => ({ Group }))] },
  });
  return true;
}

export function needsIntegration(context: Context, record: ImageRecord): boolean {
  const { launchTemplateConfigurations = [], ssmParameterConfigurations = [] } = here(context, record) ?? {};
  return launchTemplateConfigurations.length + ssmParameterConfigurations.length > 0;
}

/** A template's new version becomes its default unless the configuration says no; parameters are simply overwritten. */
export function integrate(context: Context, record: ImageRecord, amiId: string): true {
  const { launchTemplateConfigurations = [], ssmParameterConfigurations = [] } = here(context, record) ?? {};
  for (const { launchTemplateId, setDefaultVersion = true } of launchTemplateConfigurations) {
    const { LaunchTemplateVersion } = context.call('ec2', 'CreateLaunchTemplateVersion', {
      LaunchTemplateId: launchTemplateId,
      SourceVersion: '$Latest',
      LaunchTemplateData: { ImageId: amiId },
    });
    if (!setDefaultVersion) continue;
    const DefaultVersion = String(LaunchTemplateVersion.VersionNumber);
    context.call('ec2', 'ModifyLaunchTemplate', { LaunchTemplateId: launchTemplateId, DefaultVersion });
  }
  for (const { parameterName, dataType = 'text' } of ssmParameterConfigurations) {
    const value = { Name: parameterName, Value: amiId, Type: 'String', DataType: dataType, Overwrite: true };
    context.call('ssm', 'PutParameter', value);
  }
  return true;
}
