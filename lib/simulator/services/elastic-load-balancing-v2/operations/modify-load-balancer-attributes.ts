import type { ModifyLoadBalancerAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { tryAccessLogs } from '../access-logs.ts';
import { changeAttributes, listAttributes } from '../attributes.ts';
import { findLoadBalancer } from '../find.ts';
import type { ElbState } from '../state.ts';

export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesCommandInput,
  context: CallContext<ElbState>,
) {
  const { arn, attributes } = findLoadBalancer(context.state, input.LoadBalancerArn as string);
  const changes = input.Attributes ?? [];
  const changed = new Map(attributes);
  changeAttributes(changed, changes);
  if (changes.some(({ Key = '' }) => Key.startsWith('access_logs.'))) tryAccessLogs(context, arn, changed);
  changeAttributes(attributes, changes);
  return { Attributes: listAttributes(attributes) };
}
