import type { GetParametersRequest, GetParametersResult, Parameter } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { validation } from '../errors.ts';
import { selectParameter, showParameter } from '../parameters.ts';
import type { SsmState } from '../state.ts';

const MAX_NAMES = 10;

export function getParameters(input: GetParametersRequest, context: CallContext<SsmState>): GetParametersResult {
  const names = input.Names ?? [];
  if (names.length === 0 || names.length > MAX_NAMES) {
    throw validation(`1 validation error detected: Value at 'names' must have 1 to ${MAX_NAMES} items`);
  }
  const Parameters: Parameter[] = [];
  const InvalidParameters: string[] = [];
  for (const name of names) {
    try {
      Parameters.push(showParameter(context, selectParameter(context, name), input.WithDecryption === true));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      InvalidParameters.push(name);
    }
  }
  return { Parameters, InvalidParameters };
}
