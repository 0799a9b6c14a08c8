import type { DescribeDocumentRequest, DescribeDocumentResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { describeDocumentRecord } from '../document-description.ts';
import { getDocumentRecord } from '../documents.ts';
import type { SsmState } from '../state.ts';

export function describeDocument(
  { Name = '' }: DescribeDocumentRequest,
  { state }: CallContext<SsmState>,
): DescribeDocumentResult {
  return { Document: describeDocumentRecord(getDocumentRecord(state, Name)) };
}
