import type { ListDocumentsRequest, ListDocumentsResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { describeDocumentRecord } from '../document-description.ts';
import { allDocuments } from '../documents.ts';
import { page } from '../pages.ts';
import type { SsmState } from '../state.ts';

export function listDocuments(input: ListDocumentsRequest, context: CallContext<SsmState>): ListDocumentsResult {
  const filters = (input.Filters ?? []).map(({ Key = '', Values = [] }) => ({ key: Key, values: Values }));
  const found = allDocuments(context.state).filter((record) =>
    filters.every(({ key, values }) => {
      const own = record.owner === context.account ? 'Self' : record.owner;
      const text = { Name: record.name, DocumentType: record.documentType, Owner: own }[key];
      if (text === undefined) return true;
      return values.some((value) => (key === 'Name' ? text.startsWith(value) : text === value));
    }),
  );
  const { items, ...next } = page(found, input, 50);
  return {
    DocumentIdentifiers: items.map((record) => {
      const { Status: _status, Hash: _hash, HashType: _type, ...shown } = describeDocumentRecord(record);
      const { DefaultVersion: _default, LatestVersion: _latest, Description: _text, ...identifier } = shown;
      return identifier;
    }),
    ...next,
  };
}
