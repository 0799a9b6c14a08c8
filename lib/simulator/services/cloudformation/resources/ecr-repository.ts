import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

/** The region has no registry: a repository is a name in its stack, which the CDK's bootstrap template asks for. */
export const ecrRepository: ResourceType = {
  create: (request) => described(request, request.properties['RepositoryName'] ?? request.generatedName.toLowerCase()),
  update: (request, { physicalId }) => described(request, physicalId),
};

const described = ({ account, region }: ResourceRequest, name: string) => ({
  physicalId: name,
  attributes: {
    Arn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    RepositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
  },
});
