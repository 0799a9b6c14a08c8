import type {
  Component,
  DistributionConfiguration,
  Image,
  ImagePipeline,
  ImageRecipe,
  InfrastructureConfiguration,
} from '@aws-sdk/client-imagebuilder';

// What answers show is kept in the SDK's shapes, by ARN, and never changed in place.

export interface ImageRecord {
  readonly image: Image;
  /** Counts retries; what an earlier run still has queued sees by it that it is no longer meant. */
  readonly attempt: number;
  /** The AMI, once it was asked for. */
  readonly amiId: string | undefined;
  /** The instance that is at work for it. */
  readonly machineId: string | undefined;
  /** Where it was when it ended badly; a retry goes on there. */
  readonly endedIn: string | undefined;
  readonly workflows: readonly WorkflowRecord[];
}

export interface WorkflowRecord {
  readonly id: string;
  readonly type: 'BUILD' | 'TEST' | 'DISTRIBUTION';
  readonly status: 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
}

export interface ImagebuilderState {
  readonly components: Map<string, Component>;
  readonly recipes: Map<string, ImageRecipe>;
  readonly infrastructures: Map<string, InfrastructureConfiguration>;
  readonly distributions: Map<string, DistributionConfiguration>;
  readonly pipelines: Map<string, ImagePipeline>;
  readonly images: Map<string, ImageRecord>;
  readonly clientTokens: Map<string, { readonly fingerprint: string; readonly output: object }>;
  /** Instances and AMIs whose changes a build waits for. */
  readonly watched: Map<string, (to: string) => void>;
}

export const createState = (): ImagebuilderState => ({
  components: new Map(),
  recipes: new Map(),
  infrastructures: new Map(),
  distributions: new Map(),
  pipelines: new Map(),
  images: new Map(),
  clientTokens: new Map(),
  watched: new Map(),
});
