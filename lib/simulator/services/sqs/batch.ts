import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { ServiceError } from '../../kernel/service-error.ts';

interface BatchEntry {
  readonly Id: string | undefined;
}

/** Does each entry of a batch by itself: one that is refused does not keep the others from being done. */
export function eachEntry<E extends BatchEntry, R>(
  entries: readonly E[] | undefined,
  perform: (entry: E) => R,
): { Successful: R[]; Failed: BatchResultErrorEntry[] } {
  checkEntries(entries ?? []);
  const Successful: R[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries ?? []) {
    try {
      Successful.push(perform(entry));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      Failed.push({ Id: entry.Id as string, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function checkEntries(entries: readonly BatchEntry[]): void {
  if (entries.length === 0) {
    throw new ServiceError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > 10) {
    throw new ServiceError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string | undefined>();
  for (const { Id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(Id ?? '')) {
      throw new ServiceError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(Id)) throw new ServiceError('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    seen.add(Id);
  }
}
