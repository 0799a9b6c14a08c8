import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, eventTypes } from '../../lib/contract/names.ts';
import type { EndedExecution } from './find-ended.ts';

const events = new EventBridgeClient({});

export async function tellStranded(ended: EndedExecution): Promise<void> {
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({
      Entries: [{ Source: EVENT_SOURCE, DetailType: eventTypes.stranded, Detail: JSON.stringify(ended) }],
    }),
  );
  if ((FailedEntryCount ?? 0) > 0) {
    throw new Error(`cannot tell that ${ended.executionArn} is stranded: ${Entries?.[0]?.ErrorCode}`);
  }
}
