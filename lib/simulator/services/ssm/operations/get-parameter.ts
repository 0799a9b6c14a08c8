import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { selectParameter, showParameter } from '../parameters.ts';
import type { SsmState } from '../state.ts';

export function getParameter(input: GetParameterRequest, context: CallContext<SsmState>): GetParameterResult {
  const selected = selectParameter(context, input.Name ?? '');
  return { Parameter: showParameter(context, selected, input.WithDecryption === true) };
}
