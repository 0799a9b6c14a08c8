import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { readPolicy } from '../../policies/document.ts';
import { judgeResource } from '../../policies/evaluate.ts';
import type { LambdaFunction, LambdaState } from './state.ts';

export function policyText(fn: LambdaFunction): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [...fn.policy.values()] });
}

/**
 * Services may call a function only when its own policy lets them; roles of the account are judged by their identity policies.
 * @throws AccessDeniedException
 */
export function checkPolicy(
  fn: LambdaFunction,
  request: { action: string; arn: string },
  context: CallContext<LambdaState>,
): void {
  const { caller } = context;
  if (caller.kind !== 'service') return;
  const allowed =
    fn.policy.size > 0 &&
    judgeResource(readPolicy(policyText(fn)), { action: request.action, resource: request.arn, keys: {} }, caller) ===
      'allow';
  if (allowed) return;
  throw new ServiceError(
    'AccessDeniedException',
    `User: ${caller.principal} is not authorized to perform: ${request.action} on resource: ${request.arn} because no resource-based policy allows the ${request.action} action`,
    { statusCode: 403 },
  );
}
