import type { ResourceType } from '../../../kernel/service.ts';

/** A published version stays when its resource goes only if the template retains it. */
export const version: ResourceType = {
  replacedBy: ['FunctionName', 'Description', 'CodeSha256'],
  create(request) {
    const { FunctionName, Description } = request.properties;
    const published = request.call('lambda', 'PublishVersion', { FunctionName, Description });
    return {
      physicalId: published.FunctionArn,
      attributes: { Version: published.Version, FunctionArn: published.FunctionArn },
    };
  },
};
