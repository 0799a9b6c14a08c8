import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function removePermission(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  if (!fn.policy.delete(input.StatementId))
    throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
  return {};
}
