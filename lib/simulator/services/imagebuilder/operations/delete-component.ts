import type { DeleteComponentRequest, DeleteComponentResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { findComponent } from '../components.ts';
import { inUse, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function deleteComponent(
  input: DeleteComponentRequest,
  context: CallContext<ImagebuilderState>,
): DeleteComponentResponse {
  const arn = input.componentBuildVersionArn ?? '';
  if (!context.state.components.has(arn)) throw notFound(arn);
  for (const recipe of context.state.recipes.values()) {
    const uses = recipe.components?.some((one) => findComponent(context, one.componentArn ?? '')?.arn === arn);
    if (uses) throw inUse(arn, recipe.arn ?? '');
  }
  context.state.components.delete(arn);
  return { requestId: context.requestId, componentBuildVersionArn: arn };
}
