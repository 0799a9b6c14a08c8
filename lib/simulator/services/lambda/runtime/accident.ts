import type { ServiceContext } from '../../../kernel/service.ts';
import type { LambdaState } from '../state.ts';

export interface Accident {
  readonly kind: 'crash' | 'hang';
  /** Told after each answer that the program would get; undefined: not yet. */
  afterRequest(): 'crash' | 'hang' | undefined;
}

/**
 * Draws whether this invocation meets a fault. It strikes after one of the program's first requests was carried out and
 * before the program sees the answer, or at its very end: effects without their record are what such faults are about.
 */
export function planAccident(functionName: string, context: ServiceContext<LambdaState>): Accident | undefined {
  const scope = { service: 'lambda', operation: functionName };
  const kind = context.faults.strikes('lambda-crash', scope)
    ? 'crash'
    : context.faults.strikes('lambda-timeout', scope)
      ? 'hang'
      : undefined;
  if (kind === undefined) return undefined;
  let left = context.random.integer(1, 3);
  return { kind, afterRequest: () => (--left > 0 ? undefined : kind) };
}
