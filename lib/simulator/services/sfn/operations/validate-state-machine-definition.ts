import type { ValidateStateMachineDefinitionInput, ValidateStateMachineDefinitionOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { readDefinition } from '../asl/read-definition.ts';
import type { SfnState } from '../state.ts';

export function validateStateMachineDefinition(
  input: ValidateStateMachineDefinitionInput,
  context: CallContext<SfnState>,
): ValidateStateMachineDefinitionOutput {
  const { list } = readDefinition(input.definition as string, context).diagnostics;
  const wanted = input.severity === 'WARNING' ? list : list.filter(({ severity }) => severity === 'ERROR');
  const max = input.maxResults === undefined || input.maxResults === 0 ? 100 : input.maxResults;
  return {
    result: list.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
    diagnostics: wanted.slice(0, max).map((diagnostic) => ({ ...diagnostic })),
    truncated: wanted.length > max,
  };
}
