// AWS::EC2::LaunchTemplate
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { stackTags } from '../stack-tags.ts';

/** A change of the data makes a new version; the default version stays what it was. */
export const launchTemplate: ResourceType = {
  replacedBy: ['LaunchTemplateName'],
  create(request) {
    const { LaunchTemplateName, LaunchTemplateData, VersionDescription } = request.properties;
    const Tags = ownTags(request);
    const { LaunchTemplate } = request.call('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: LaunchTemplateName ?? request.generatedName,
      LaunchTemplateData,
      VersionDescription,
      ...(Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType: 'launch-template', Tags }] }),
    });
    return shown(request, LaunchTemplate.LaunchTemplateId);
  },
  update(request, { physicalId: LaunchTemplateId, previousProperties }) {
    const { LaunchTemplateData, VersionDescription } = request.properties;
    if (JSON.stringify(LaunchTemplateData) !== JSON.stringify(previousProperties['LaunchTemplateData'])) {
      request.call('ec2', 'CreateLaunchTemplateVersion', {
        LaunchTemplateId,
        LaunchTemplateData,
        VersionDescription,
      });
    }
    const Tags = ownTags(request);
    if (Tags.length > 0) request.call('ec2', 'CreateTags', { Resources: [LaunchTemplateId], Tags });
    return shown(request, LaunchTemplateId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteLaunchTemplate', { LaunchTemplateId: physicalId });
    return undefined;
  },
};

function ownTags(request: ResourceRequest): { Key: string; Value: string }[] {
  const specifications = (request.properties['TagSpecifications'] ?? []) as { ResourceType: string; Tags: [] }[];
  const own = specifications.filter((one) => one.ResourceType === 'launch-template').flatMap((one) => one.Tags ?? []);
  return stackTags(request, own);
}

function shown(request: ResourceRequest, LaunchTemplateId: string) {
  return {
    physicalId: LaunchTemplateId,
    attributes: () => {
      const input = { LaunchTemplateIds: [LaunchTemplateId] };
      const { LaunchTemplates } = request.call('ec2', 'DescribeLaunchTemplates', input);
      const { DefaultVersionNumber, LatestVersionNumber } = LaunchTemplates[0];
      return {
        LaunchTemplateId,
        DefaultVersionNumber: String(DefaultVersionNumber),
        LatestVersionNumber: String(LatestVersionNumber),
      };
    },
  };
}
