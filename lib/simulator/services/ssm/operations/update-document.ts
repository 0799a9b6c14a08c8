import type { UpdateDocumentRequest, UpdateDocumentResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { describeDocumentRecord } from '../document-description.ts';
import { getDocumentRecord, readContent } from '../documents.ts';
import { invalidDocument, other } from '../errors.ts';
import type { SsmState } from '../state.ts';

/** Differs from AWS: the newest version is always the default one. */
export function updateDocument(input: UpdateDocumentRequest, { state }: CallContext<SsmState>): UpdateDocumentResult {
  const record = getDocumentRecord(state, input.Name ?? '');
  if (record.owner === 'Amazon') throw invalidDocument();
  const content = input.Content ?? '';
  const format = input.DocumentFormat ?? record.format;
  readContent(content, format);
  if (record.contents.at(-1) === content) {
    throw other('DuplicateDocumentContent', 'The content of the document version already exists.');
  }
  const changed = { ...record, format, contents: [...record.contents, content] };
  state.documents.set(record.name, changed);
  return { DocumentDescription: describeDocumentRecord(changed) };
}
