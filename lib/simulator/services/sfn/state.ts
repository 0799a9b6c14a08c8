import type { ServiceContext } from '../../kernel/service.ts';
import type { Spread } from '../../kernel/spread.ts';
import type { Program } from './asl/program.ts';
import type { Frame } from './interpreter/frame.ts';
import type { Scope } from './interpreter/scope.ts';

export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly createdMs: number;
  readonly tags: Map<string, string>;
  definition: string;
  program: Program;
  roleArn: string;
  revisionId: string | undefined;
  loggingConfiguration: object | undefined;
  tracingConfiguration: object | undefined;
  encryptionConfiguration: object | undefined;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly atMs: number;
  /** The name of the details member of this event, and what it holds. */
  readonly details: readonly [string, Readonly<Record<string, unknown>>] | undefined;
}

export interface Execution {
  readonly arn: string;
  readonly name: string;
  /** As it was when the execution started: a later update of the machine does not touch it. */
  readonly machine: Readonly<Pick<StateMachine, 'arn' | 'name' | 'definition' | 'roleArn' | 'revisionId'>>;
  readonly program: Program;
  readonly input: string;
  readonly inputValue: unknown;
  readonly startMs: number;
  readonly events: HistoryEvent[];
  /** Called once when it ends. */
  readonly watchers: Set<() => void>;
  /** The Map Run that it is a child of. */
  readonly mapRun: MapRun | undefined;
  /** The item that a child of a Map Run works on. */
  readonly item: { readonly index: number; readonly value: unknown } | undefined;
  status: ExecutionStatus;
  stopMs: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** States entered and retries: what AWS bills. */
  transitions: number;
  redriveCount: number;
  redriveMs: number | undefined;
  redriveTokens: string[];
  scope: Scope;
  frame: Frame;
}

export interface MapRunChild {
  readonly index: number;
  readonly value: unknown;
  /** How many items it works on. */
  readonly items: number;
  execution: Execution | undefined;
}

export interface MapRun {
  readonly arn: string;
  readonly executionArn: string;
  readonly machineArn: string;
  readonly program: Program;
  readonly startMs: number;
  /** Children by name, in the order of their items. */
  readonly children: Map<string, MapRunChild>;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stopMs: number | undefined;
  maxConcurrency: number;
  toleratedFailureCount: number;
  toleratedFailurePercentage: number;
  /** Items, however they are batched. */
  total: number;
  redriveCount: number;
  redriveMs: number | undefined;
}

/** A task that waits for somebody to send its token. */
export interface WaitingTask {
  readonly machineArn: string;
  readonly over: boolean;
  succeed(output: unknown): void;
  fail(error: string | undefined, cause: string | undefined): void;
  beat(): void;
}

export interface SfnState {
  /** Executions that were just started. */
  readonly spread: Spread;
  readonly machines: Map<string, StateMachine>;
  readonly executions: Map<string, Execution>;
  readonly mapRuns: Map<string, MapRun>;
  /** By token, those that are over included. */
  readonly tasks: Map<string, WaitingTask>;
}

export const createState = (context: Pick<ServiceContext, 'spread'>): SfnState => ({
  spread: context.spread('states.spread'),
  machines: new Map(),
  executions: new Map(),
  mapRuns: new Map(),
  tasks: new Map(),
});
