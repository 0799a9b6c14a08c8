import type { ResourceType } from '../../../kernel/service.ts';

/** CDK's usage report: a resource that is nothing. */
export const cdkMetadata: ResourceType = {
  create: (request) => ({ physicalId: request.generatedName }),
  update: (_, existing) => ({ physicalId: existing.physicalId }),
};
