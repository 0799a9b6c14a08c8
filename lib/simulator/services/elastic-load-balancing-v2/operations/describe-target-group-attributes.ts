import type { DescribeTargetGroupAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { listAttributes } from '../attributes.ts';
import { findTargetGroup } from '../find.ts';
import type { ElbState } from '../state.ts';

export function describeTargetGroupAttributes(
  input: DescribeTargetGroupAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  return { Attributes: listAttributes(findTargetGroup(state, input.TargetGroupArn as string).attributes) };
}
