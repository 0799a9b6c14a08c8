import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { checkResourcePolicy } from '../../../policies/resource-grammar.ts';
import type { LogsState } from '../state.ts';

const LIMIT = 10;

export function putResourcePolicy(input: any, { state, clock }: CallContext<LogsState>) {
  const { policyName: name, policyDocument: document } = input;
  checkResourcePolicy(document, (words) => new ServiceError('InvalidParameterException', words));
  if (!state.resourcePolicies.has(name) && state.resourcePolicies.size >= LIMIT) {
    throw new ServiceError('LimitExceededException', 'Resource limit exceeded.');
  }
  state.resourcePolicies.set(name, { document, changedMs: clock.nowMs });
  return { resourcePolicy: { policyName: name, policyDocument: document, lastUpdatedTime: clock.nowMs } };
}
