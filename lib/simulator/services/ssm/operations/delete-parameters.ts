import type { DeleteParametersRequest, DeleteParametersResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { SsmState } from '../state.ts';
import { deleteParameter } from './delete-parameter.ts';

export function deleteParameters(
  { Names = [] }: DeleteParametersRequest,
  context: CallContext<SsmState>,
): DeleteParametersResult {
  const DeletedParameters: string[] = [];
  const InvalidParameters: string[] = [];
  for (const Name of Names) {
    try {
      deleteParameter({ Name }, context);
      DeletedParameters.push(Name);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      InvalidParameters.push(Name);
    }
  }
  return { DeletedParameters, InvalidParameters };
}
