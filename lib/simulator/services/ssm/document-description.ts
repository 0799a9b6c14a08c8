import { createHash } from 'node:crypto';
import type { DocumentDescription } from '@aws-sdk/client-ssm';
import { readContent } from './documents.ts';
import type { DocumentRecord } from './state.ts';

export function describeDocumentRecord(record: DocumentRecord): DocumentDescription {
  const content = record.contents.at(-1) as string;
  const { schemaVersion, description } = readContent(content, record.format);
  const version = String(record.contents.length);
  return {
    Name: record.name,
    Owner: record.owner,
    CreatedDate: new Date(record.createdAtMs),
    Status: 'Active',
    DocumentVersion: version,
    DefaultVersion: version,
    LatestVersion: version,
    DocumentType: record.documentType as 'Command',
    DocumentFormat: record.format as 'JSON',
    SchemaVersion: String(schemaVersion),
    ...(description === undefined ? {} : { Description: String(description) }),
    Hash: createHash('sha256').update(content).digest('hex'),
    HashType: 'Sha256',
    PlatformTypes: ['Linux', 'MacOS'],
    Tags: [...record.tags],
  };
}
