import type { ListArchivesCommandInput, ListArchivesCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { archiveSummary } from '../archives.ts';
import { validation } from '../errors.ts';
import { pageByName } from '../page-by-name.ts';
import type { EventBridgeState } from '../state.ts';

export function listArchives(
  input: ListArchivesCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListArchivesCommandOutput> {
  const { NamePrefix: prefix, EventSourceArn: source, State: state } = input;
  if ([prefix, source, state].filter((filter) => filter !== undefined).length > 1) {
    throw validation(
      'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.',
    );
  }
  const wanted = [...context.state.archives.values()].filter(
    (archive) =>
      archive.name.startsWith(prefix ?? '') &&
      (source === undefined || archive.sourceArn === source) &&
      (state === undefined || archive.state === state),
  );
  const { items, next } = pageByName(wanted, input);
  return { Archives: items.map((archive) => archiveSummary(archive, context)), ...next };
}
