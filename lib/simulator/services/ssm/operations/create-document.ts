import type { CreateDocumentRequest, CreateDocumentResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { describeDocumentRecord } from '../document-description.ts';
import { readContent } from '../documents.ts';
import { other, validation } from '../errors.ts';
import type { SsmState } from '../state.ts';

export function createDocument(input: CreateDocumentRequest, context: CallContext<SsmState>): CreateDocumentResult {
  const { state, clock, account } = context;
  const name = input.Name ?? '';
  if (!/^[a-zA-Z0-9_.-]{3,128}$/.test(name) || /^(aws|amazon|amzn)/i.test(name)) {
    throw validation(`The document name '${name}' is not valid or is reserved.`);
  }
  if (state.documents.has(name)) {
    throw other('DocumentAlreadyExists', `Document with same name ${name} already exists`);
  }
  const format = input.DocumentFormat ?? 'JSON';
  readContent(input.Content ?? '', format);
  const record = {
    name,
    owner: account,
    documentType: input.DocumentType ?? 'Command',
    format,
    createdAtMs: clock.nowMs,
    contents: [input.Content ?? ''],
    tags: input.Tags ?? [],
  };
  state.documents.set(name, record);
  return { DocumentDescription: describeDocumentRecord(record) };
}
