import type { DeleteLoadBalancerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { notPermitted } from '../errors.ts';
import type { ElbState } from '../state.ts';
import { removeListener } from './delete-listener.ts';

/** Succeeds too when there is none, as AWS does. */
export function deleteLoadBalancer(input: DeleteLoadBalancerCommandInput, context: CallContext<ElbState>) {
  const { state } = context;
  const found = state.loadBalancers.get(input.LoadBalancerArn as string);
  if (found === undefined) return {};
  if (found.attributes.get('deletion_protection.enabled') === 'true') {
    throw notPermitted(`Load balancer '${found.arn}' cannot be deleted because deletion protection is enabled`);
  }
  for (const listener of [...state.listeners.values()]) {
    if (listener.loadBalancerArn === found.arn) removeListener(listener, context);
  }
  state.loadBalancers.delete(found.arn);
  state.tags.delete(found.arn);
  context.transition(found.arn, found.state, 'deleted');
  return {};
}
