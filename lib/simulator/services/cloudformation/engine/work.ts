import type { ServiceContext } from '../../../kernel/service.ts';
import type { CloudFormationState, Desired, Stack, StackOperation, StackResource } from '../state.ts';
import type { Scope } from '../template/scope.ts';

/** One operation on one stack, and what it has to remember to be taken back. */
export interface Work {
  readonly context: ServiceContext<CloudFormationState>;
  readonly stack: Stack;
  readonly operation: StackOperation;
}

export interface ForwardWork extends Work {
  readonly kind: 'create' | 'update';
  readonly desired: Desired;
  readonly scope: Scope;
  /** What each touched resource was before; undefined for those that are new. */
  readonly before: Map<string, StackResource | undefined>;
  /** Old resources that the end of a successful operation deletes. */
  readonly outdated: StackResource[];
  /** Whether the stack's own tags differ from what its resources carry. */
  readonly tagsChanged: boolean;
}
