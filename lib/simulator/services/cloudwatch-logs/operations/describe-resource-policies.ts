import type { CallContext } from '../../../kernel/service.ts';
import type { LogsState } from '../state.ts';

export function describeResourcePolicies(_: unknown, { state }: CallContext<LogsState>) {
  return {
    resourcePolicies: [...state.resourcePolicies].map(([name, { document, changedMs }]) => ({
      policyName: name,
      policyDocument: document,
      lastUpdatedTime: changedMs,
    })),
  };
}
