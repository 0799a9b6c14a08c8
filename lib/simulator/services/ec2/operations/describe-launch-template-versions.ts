import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { resolveAlias } from '../launch-parameters.ts';
import { getTemplate, getTemplateVersion } from '../launch-templates.ts';
import { page } from '../pages.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'image-id': 'LaunchTemplateData.ImageId',
  'instance-type': 'LaunchTemplateData.InstanceType',
  'is-default-version': 'DefaultVersion',
  'create-time': 'CreateTime',
};

/** Newest first. Without a template only `$Latest` and `$Default` of all templates can be asked for. */
export function describeLaunchTemplateVersions(
  input: DescribeLaunchTemplateVersionsRequest,
  context: CallContext<Ec2State>,
): DescribeLaunchTemplateVersionsResult {
  const found = select(chosen(input, context.state), input.Filters, filters);
  const { items, ...next } = page(found, input);
  return { LaunchTemplateVersions: items.map((version) => resolved(input, version, context)), ...next };
}

function chosen(input: DescribeLaunchTemplateVersionsRequest, state: Ec2State): LaunchTemplateVersion[] {
  const { LaunchTemplateId, LaunchTemplateName, Versions = [], MinVersion, MaxVersion } = input;
  if (LaunchTemplateId === undefined && LaunchTemplateName === undefined) {
    if (Versions.length === 0 || Versions.some((version) => !version.startsWith('$'))) {
      throw missingParameter('LaunchTemplateId or LaunchTemplateName');
    }
    return [...state.launchTemplates.values()].flatMap((record) =>
      Versions.map((version) => getTemplateVersion(record, version)),
    );
  }
  const record = getTemplate(state, { LaunchTemplateId, LaunchTemplateName });
  if (Versions.length > 0) return Versions.map((version) => getTemplateVersion(record, version));
  const [min, max] = [Number(MinVersion ?? 0), Number(MaxVersion ?? Number.MAX_SAFE_INTEGER)];
  return record.versions.filter(({ VersionNumber = 0 }) => VersionNumber >= min && VersionNumber <= max).toReversed();
}

function resolved(
  { ResolveAlias }: DescribeLaunchTemplateVersionsRequest,
  version: LaunchTemplateVersion,
  context: CallContext<Ec2State>,
): LaunchTemplateVersion {
  const image = version.LaunchTemplateData?.ImageId;
  if (ResolveAlias !== true || image === undefined || !image.startsWith('resolve:ssm:')) return version;
  return { ...version, LaunchTemplateData: { ...version.LaunchTemplateData, ImageId: resolveAlias(image, context) } };
}
