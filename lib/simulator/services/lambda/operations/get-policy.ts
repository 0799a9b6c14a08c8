import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { requireFunction } from '../functions.ts';
import { policyText } from '../policy.ts';
import type { LambdaState } from '../state.ts';

export function getPolicy(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  if (fn.policy.size === 0) throw notFound('The resource you requested does not exist.');
  return { Policy: policyText(fn), RevisionId: fn.revisionId };
}
