import type { UpdateArchiveCommandInput, UpdateArchiveCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { findArchive, setArchive } from '../archives.ts';
import type { EventBridgeState } from '../state.ts';

export function updateArchive(
  input: UpdateArchiveCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<UpdateArchiveCommandOutput> {
  const archive = findArchive(context, input.ArchiveName);
  setArchive(archive, input);
  return { ArchiveArn: archive.arn, State: archive.state, CreationTime: new Date(archive.createdMs) };
}
