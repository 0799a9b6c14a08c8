import type { GetDocumentRequest, GetDocumentResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { getDocumentRecord } from '../documents.ts';
import { other } from '../errors.ts';
import type { SsmState } from '../state.ts';

export function getDocument(input: GetDocumentRequest, { state }: CallContext<SsmState>): GetDocumentResult {
  const record = getDocumentRecord(state, input.Name ?? '');
  const latest = record.contents.length;
  const wanted = Number(input.DocumentVersion?.replace(/^\$(LATEST|DEFAULT)$/, String(latest)) ?? latest);
  const Content = record.contents[wanted - 1];
  if (Content === undefined) throw other('InvalidDocumentVersion', `The document has no version ${wanted}.`);
  return {
    Name: record.name,
    DocumentVersion: String(wanted),
    Status: 'Active',
    Content,
    DocumentType: record.documentType as 'Command',
    DocumentFormat: record.format as 'JSON',
    CreatedDate: new Date(record.createdAtMs),
  };
}
