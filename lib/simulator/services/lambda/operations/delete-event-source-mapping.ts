import type { CallContext } from '../../../kernel/service.ts';
import { mappingOutput, requireMapping } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

export function deleteEventSourceMapping(input: { UUID: string }, context: CallContext<LambdaState>) {
  const mapping = requireMapping(context.state, input.UUID);
  mapping.enabled = false;
  context.state.mappings.delete(input.UUID);
  return mappingOutput(mapping, context, 'Deleting');
}
