import type { ModifyListenerAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { changeAttributes, listAttributes } from '../attributes.ts';
import { findListener } from '../find.ts';
import type { ElbState } from '../state.ts';

export function modifyListenerAttributes(
  input: ModifyListenerAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  const { attributes } = findListener(state, input.ListenerArn as string);
  changeAttributes(attributes, input.Attributes ?? []);
  return { Attributes: listAttributes(attributes) };
}
