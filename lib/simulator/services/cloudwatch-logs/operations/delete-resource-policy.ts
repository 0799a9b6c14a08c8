import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { LogsState } from '../state.ts';

export function deleteResourcePolicy(input: any, { state }: CallContext<LogsState>) {
  if (!state.resourcePolicies.delete(input.policyName)) {
    throw new ServiceError('ResourceNotFoundException', `Policy with name [${input.policyName}] does not exist.`);
  }
  return {};
}
