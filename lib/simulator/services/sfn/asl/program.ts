// A definition once read: what the interpreter walks over. Expressions are compiled here, once per definition.

import type { Template } from '../jsonata/template.ts';

export interface Program {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
  readonly timeoutSeconds: number | undefined;
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly fullJitter: boolean;
}

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly exit: Exit;
}

/** What leaves a state: its output and the variables that it sets. Absent output passes on what came in. */
export interface Exit {
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}

interface Common {
  readonly name: string;
  readonly next: string | undefined;
  readonly exit: Exit;
}

interface Failing extends Common {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface PassState extends Common {
  readonly type: 'Pass';
}

export interface SucceedState extends Common {
  readonly type: 'Succeed';
}

export interface FailState extends Common {
  readonly type: 'Fail';
  readonly error: Template | undefined;
  readonly cause: Template | undefined;
}

export interface WaitState extends Common {
  readonly type: 'Wait';
  readonly seconds: Template | undefined;
  readonly timestamp: Template | undefined;
}

export interface ChoiceRule {
  readonly condition: Template;
  readonly next: string;
  readonly exit: Exit;
}

export interface ChoiceState extends Common {
  readonly type: 'Choice';
  readonly choices: readonly ChoiceRule[];
  readonly otherwise: string | undefined;
}

export interface TaskState extends Failing {
  readonly type: 'Task';
  readonly resource: string;
  readonly arguments: Template | undefined;
  readonly timeoutSeconds: Template | undefined;
  readonly heartbeatSeconds: Template | undefined;
  readonly roleArn: Template | undefined;
}

export interface ParallelState extends Failing {
  readonly type: 'Parallel';
  readonly arguments: Template | undefined;
  readonly branches: readonly Program[];
}

export interface MapState extends Failing {
  readonly type: 'Map';
  readonly items: Template | undefined;
  readonly itemSelector: Template | undefined;
  readonly maxConcurrency: Template | undefined;
  readonly processor: Program;
  readonly distributed: Distribution | undefined;
}

export interface Distribution {
  readonly label: string | undefined;
  readonly toleratedFailureCount: Template | undefined;
  readonly toleratedFailurePercentage: Template | undefined;
  readonly batchInput: Template | undefined;
  /** Whether items go to the children in batches. */
  readonly batched: boolean;
  readonly maxItemsPerBatch: Template | undefined;
  readonly maxInputBytesPerBatch: Template | undefined;
}

export type State =
  | PassState
  | SucceedState
  | FailState
  | WaitState
  | ChoiceState
  | TaskState
  | ParallelState
  | MapState;
