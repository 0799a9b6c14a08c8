import type { DescribeArchiveCommandInput, DescribeArchiveCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { archiveSummary, findArchive } from '../archives.ts';
import type { EventBridgeState } from '../state.ts';

export function describeArchive(
  input: DescribeArchiveCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<DescribeArchiveCommandOutput> {
  const archive = findArchive(context, input.ArchiveName);
  const { description, patternText, keyId } = archive;
  return {
    ArchiveArn: archive.arn,
    ...archiveSummary(archive, context),
    ...(description === undefined ? {} : { Description: description }),
    ...(patternText === undefined ? {} : { EventPattern: patternText }),
    ...(keyId === undefined ? {} : { KmsKeyIdentifier: keyId }),
  };
}
