import type { DeleteArchiveCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { findArchive } from '../archives.ts';
import type { EventBridgeState } from '../state.ts';

export function deleteArchive(input: DeleteArchiveCommandInput, context: CallContext<EventBridgeState>): object {
  context.state.archives.delete(findArchive(context, input.ArchiveName).name);
  return {};
}
