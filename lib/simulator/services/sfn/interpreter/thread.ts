// One line of states that run after one another: an execution's own, a branch's, an iteration's.

import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { Program, State } from '../asl/program.ts';
import type { Execution, SfnState } from '../state.ts';
import { type Frame, newFrame, type Variables } from './frame.ts';
import type { Scope } from './scope.ts';

export interface Run {
  readonly context: ServiceContext<SfnState>;
  readonly execution: Execution;
  /** The machine's role, or one taken on from it. Throws ServiceError. */
  role(roleArn?: string): Caller;
}

export interface Item {
  readonly index: number;
  readonly value: unknown;
}

export interface Thread {
  readonly run: Run;
  readonly scope: Scope;
  readonly frame: Frame;
  readonly item: Item | undefined;
  /** The state that it is in. */
  current: State | undefined;
  /** The last event on this line. */
  previous: number;
}

export function innerThread(
  outer: Thread,
  options: { scope: Scope; frame: Frame; previous: number; item?: Item | undefined },
): Thread {
  return { run: outer.run, item: outer.item, current: undefined, ...options };
}

export function frameFor(program: Program, input: unknown, variables: Variables): Frame {
  return newFrame(program.startAt, input, variables);
}
