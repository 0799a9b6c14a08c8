import type { Caller } from '../../kernel/caller.ts';
import type { ResourceType } from '../../kernel/service.ts';
import type { EarlyFinding } from './schema/word-misfits.ts';
import type { ParameterValue, Template } from './template/template.ts';

/** A resource type and the service that brings it. */
interface KnownType {
  readonly type: ResourceType;
  readonly service: string;
}

/** A resource as a stack holds it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  physicalId: string | undefined;
  /** What `Ref` gives. */
  ref: string | undefined;
  attributes: Record<string, unknown>;
  /** As last applied, all references resolved. */
  properties: Record<string, any>;
  /** UpdatePolicy, CreationPolicy, DeletionPolicy, UpdateReplacePolicy. */
  policies: Record<string, any>;
  /** Logical ids that must exist before it, and go after it. */
  dependencies: readonly string[];
  status: string;
  reason: string | undefined;
  changedMs: number;
}

export interface StackEvent {
  readonly id: string;
  readonly atMs: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly properties: string | undefined;
  readonly clientToken: string | undefined;
  readonly operationId: string;
}

/** What a stack is asked to become. */
export interface Desired {
  readonly body: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly tags: readonly { Key: string; Value: string }[];
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly description: string | undefined;
  readonly createdMs: number;
  readonly desired: Desired;
  readonly given: GivenParameters;
  readonly settings: StackSettings;
  status: string;
  reason: string | undefined;
  executionStatus: string;
  changes: readonly object[];
  /** Why the validation before execution failed. */
  findings: readonly EarlyFinding[];
}

export type GivenParameters = readonly { ParameterKey?: string; ParameterValue?: string; UsePreviousValue?: boolean }[];

export interface StackSettings {
  readonly capabilities: readonly string[];
  readonly roleArn: string | undefined;
  readonly notificationArns: readonly string[];
  readonly rollbackConfiguration: object | undefined;
  readonly deploymentConfig: { Mode?: string; DisableRollback?: boolean } | undefined;
}

/** Work under way on a stack. */
export interface StackOperation {
  readonly id: string;
  readonly type: string;
  readonly clientToken: string | undefined;
  /** Speaks for the stack's role. */
  readonly caller: Caller;
  readonly startedMs: number;
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
  updatedMs: number | undefined;
  deletedMs: number | undefined;
  status: string;
  reason: string | undefined;
  current: Desired | undefined;
  settings: StackSettings;
  disableRollback: boolean;
  terminationProtection: boolean;
  readonly resources: Map<string, StackResource>;
  outputs: StackOutput[];
  /** Names of other stacks' exports that this one reads. */
  imports: Set<string>;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
  changeSetId: string | undefined;
  operation: StackOperation | undefined;
  lastOperation: { readonly id: string; readonly type: string } | undefined;
  /** Before the failed update that a rollback can be continued from. */
  previous: { readonly desired: Desired; readonly resources: ReadonlyMap<string, StackResource> } | undefined;
}

/** A custom resource's answer, as its function put it. */
export interface CustomAnswer {
  readonly Status?: string;
  readonly Reason?: string;
  readonly PhysicalResourceId?: string;
  readonly Data?: Record<string, unknown>;
}

export interface CloudFormationState {
  /** Filled by the region before the service starts. */
  readonly resourceTypes: Map<string, KnownType>;
  /** By stack id; deleted stacks stay, found by id only. */
  readonly stacks: Map<string, Stack>;
  /** Open custom-resource requests, by the path of their response address. */
  readonly awaitedAnswers: Map<string, (answer: CustomAnswer) => void>;
}

export const createState = (): CloudFormationState => ({
  resourceTypes: new Map(),
  stacks: new Map(),
  awaitedAnswers: new Map(),
});
