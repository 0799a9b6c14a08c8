import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { ImageVersionState } from '../../lib/contract/ledger.ts';
import { EVENT_SOURCE, eventTypes } from '../../lib/contract/names.ts';

const events = new EventBridgeClient({});

export interface VersionNews {
  readonly image: string;
  readonly version: string;
  readonly state: ImageVersionState;
  readonly reasons: readonly string[];
}

export async function tellVersion(news: VersionNews): Promise<void> {
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: EVENT_SOURCE,
          DetailType: eventTypes.imageVersion,
          Detail: JSON.stringify(news),
        },
      ],
    }),
  );
  if ((FailedEntryCount ?? 0) > 0) {
    throw new Error(`cannot tell that ${news.image} ${news.version} is ${news.state}: ${Entries?.[0]?.ErrorCode}`);
  }
}
