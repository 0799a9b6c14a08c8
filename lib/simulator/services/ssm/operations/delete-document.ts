import type { DeleteDocumentRequest } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { getDocumentRecord } from '../documents.ts';
import { invalidDocument } from '../errors.ts';
import type { SsmState } from '../state.ts';

export function deleteDocument({ Name = '' }: DeleteDocumentRequest, { state }: CallContext<SsmState>): object {
  const record = getDocumentRecord(state, Name);
  if (record.owner === 'Amazon') throw invalidDocument();
  state.documents.delete(record.name);
  return {};
}
