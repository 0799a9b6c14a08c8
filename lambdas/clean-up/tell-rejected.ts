import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, eventTypes } from '../../lib/contract/names.ts';

const events = new EventBridgeClient({});

export async function tellRejected(build: { image: string; version: string; reason: string }): Promise<void> {
  const { image, version, reason } = build;
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: EVENT_SOURCE,
          DetailType: eventTypes.imageVersion,
          Detail: JSON.stringify({ image, version, state: 'rejected', reasons: [reason] }),
        },
      ],
    }),
  );
  if ((FailedEntryCount ?? 0) > 0) {
    throw new Error(`cannot tell that ${image} ${version} was rejected: ${Entries?.[0]?.ErrorCode}`);
  }
}
