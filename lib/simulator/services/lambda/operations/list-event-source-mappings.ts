import type { CallContext } from '../../../kernel/service.ts';
import { splitName } from '../functions.ts';
import { mappingOutput } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

export function listEventSourceMappings(input: any, context: CallContext<LambdaState>) {
  const name = input.FunctionName === undefined ? undefined : splitName(input.FunctionName).name;
  const wanted = [...context.state.mappings.values()].filter(
    (mapping) =>
      (name === undefined || mapping.functionName === name) &&
      (input.EventSourceArn === undefined || mapping.queueArn === input.EventSourceArn),
  );
  return { EventSourceMappings: wanted.map((mapping) => mappingOutput(mapping, context)) };
}
