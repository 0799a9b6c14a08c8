import type { ResourceType } from '../../kernel/service.ts';

/** A resource type and the service that brings it. */
export interface KnownType {
  readonly type: ResourceType;
  readonly service: string;
}

export interface CloudFormationState {
  /** Filled by the region before the service starts. */
  resourceTypes: Map<string, KnownType>;
}

export const createState = (): CloudFormationState => ({ resourceTypes: new Map() });
