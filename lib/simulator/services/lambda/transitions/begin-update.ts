import type { ServiceContext } from '../../../kernel/service.ts';
import { conflict } from '../errors.ts';
import { endEnvironments } from '../runtime/environments.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';

/**
 * Gives a function new code or configuration. Invocations see it at once here; in AWS those that come before the update
 * ends may still meet the old one.
 * @throws ResourceConflictException while another update runs
 */
export function beginUpdate(fn: LambdaFunction, latest: FunctionVersion, context: ServiceContext<LambdaState>): void {
  if (fn.lastUpdate === 'InProgress' || fn.state === 'Pending') {
    throw conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${fn.arn}`);
  }
  fn.latest = latest;
  fn.revisionId = context.ids.uuid();
  fn.changedMs = context.clock.nowMs;
  fn.lastUpdate = 'InProgress';
  endEnvironments(fn);
  context.clock.after(context.duration('lambda.function-update'), `function ${fn.name}`, () => {
    fn.lastUpdate = 'Successful';
  });
}
