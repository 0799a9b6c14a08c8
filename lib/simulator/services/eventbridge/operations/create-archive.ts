import type { CreateArchiveCommandInput, CreateArchiveCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { setArchive } from '../archives.ts';
import { type Archive, archiveArn, type EventBridgeState, findBus } from '../state.ts';

export function createArchive(
  input: CreateArchiveCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<CreateArchiveCommandOutput> {
  const { archives } = context.state;
  const name = input.ArchiveName as string;
  if (archives.has(name)) throw new ServiceError('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
  const archive: Archive = {
    name,
    arn: archiveArn(context, name),
    sourceArn: findBus(context, input.EventSourceArn).arn,
    createdMs: context.clock.nowMs,
    state: 'ENABLED',
    description: undefined,
    patternText: undefined,
    pattern: undefined,
    retentionDays: 0,
    keyId: undefined,
    events: [],
  };
  setArchive(archive, input);
  archives.set(name, archive);
  return { ArchiveArn: archive.arn, State: archive.state, CreationTime: new Date(archive.createdMs) };
}
