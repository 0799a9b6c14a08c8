import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { FeedName } from '../../lib/contract/documents.ts';
import { EVENT_SOURCE, eventTypes, FEED_METRIC, METRIC_NAMESPACE } from '../../lib/contract/names.ts';

const events = new EventBridgeClient({});
const metrics = new CloudWatchClient({});

/** Lost, it is found by the match that runs each hour. */
export async function tellChanged(feed: FeedName): Promise<void> {
  const detail = { feed, changedAt: new Date().toISOString() };
  await events.send(
    new PutEventsCommand({
      Entries: [{ Source: EVENT_SOURCE, DetailType: eventTypes.feed, Detail: JSON.stringify(detail) }],
    }),
  );
}

/** An alarm waits for these: it comes when none does, whatever the reason. */
export async function tellRead(feed: FeedName): Promise<void> {
  const dimensions = [{ Name: FEED_METRIC.dimension, Value: feed }];
  await metrics.send(
    new PutMetricDataCommand({
      Namespace: METRIC_NAMESPACE,
      MetricData: [{ MetricName: FEED_METRIC.name, Dimensions: dimensions, Value: 1, Unit: 'Count' }],
    }),
  );
}
