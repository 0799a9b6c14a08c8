import type { CallContext } from '../../../kernel/service.ts';
import { mappingOutput, requireMapping } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

export function getEventSourceMapping(input: { UUID: string }, context: CallContext<LambdaState>) {
  return mappingOutput(requireMapping(context.state, input.UUID), context);
}
