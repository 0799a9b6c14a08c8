import type { ModifyTargetGroupAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { changeAttributes, listAttributes } from '../attributes.ts';
import { findTargetGroup } from '../find.ts';
import type { ElbState } from '../state.ts';

export function modifyTargetGroupAttributes(
  input: ModifyTargetGroupAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  const { attributes } = findTargetGroup(state, input.TargetGroupArn as string);
  changeAttributes(attributes, input.Attributes ?? []);
  return { Attributes: listAttributes(attributes) };
}
