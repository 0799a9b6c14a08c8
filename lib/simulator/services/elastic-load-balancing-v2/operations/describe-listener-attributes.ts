import type { DescribeListenerAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { listAttributes } from '../attributes.ts';
import { findListener } from '../find.ts';
import type { ElbState } from '../state.ts';

export function describeListenerAttributes(
  input: DescribeListenerAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  return { Attributes: listAttributes(findListener(state, input.ListenerArn as string).attributes) };
}
