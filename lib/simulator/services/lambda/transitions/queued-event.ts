import type { Invocation } from '../runtime/run-invocation.ts';
import type { InvokeConfig } from '../state.ts';

/** An asynchronous invocation that waits for its turn, its retry or its end. */
export interface QueuedEvent {
  readonly invocation: Invocation;
  readonly config: InvokeConfig | undefined;
  readonly queuedMs: number;
  attempts: number;
  throttled: number;
}
