import type { ResourceType } from '../../../kernel/service.ts';

/** An empty handle: enough for what uses it as a placeholder that does nothing. */
export const waitConditionHandle: ResourceType = {
  create: (request) => ({ physicalId: request.generatedName }),
  update: (_, existing) => ({ physicalId: existing.physicalId }),
};
