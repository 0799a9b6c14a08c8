import { Duration, Stack } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { advisoryFeeds, documents, type FeedName, rankFeeds } from '../contract/documents.ts';
import { EVENT_SOURCE, FEED_METRIC, METRIC_NAMESPACE, PREFIX } from '../contract/names.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Documents } from './documents.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';

/** What ranks flaws comes first, so that it is known how urgent a new one is. */
const FEEDS: readonly FeedName[] = [...rankFeeds, ...advisoryFeeds];
/** What these said before is read again, and what is new written into it. */
const GATHERED: readonly FeedName[] = ['ubuntu', 'red-hat'];
const TIMEOUT = Duration.minutes(15);
/** Minutes between two feeds: near enough that one start of the function serves most of them. */
const APART = 2;
/** Minutes: it keeps the world's Goldsmiths from asking all at once. */
const WINDOW = 3;
/** Without a look that went well, until someone should look. */
const PATIENCE = Duration.hours(6);
/** Short, so that the alarm goes soon after a success. */
const PERIOD = Duration.minutes(15);

export interface PollFeedProps {
  readonly ledger: Ledger;
  readonly documents: Documents;
}

/** Looks at each feed once an hour, by a schedule of its own: what one feed does holds up no other. */
export class PollFeed extends Construct {
  constructor(scope: Construct, id: string, { ledger, documents: store }: PollFeedProps) {
    super(scope, id);
    const bills = documents.bill('*', '*');
    const feeds = FEEDS.map((feed) => documents.feed(feed));
    const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
    const handler = new NodeFunction(this, 'Function', {
      name: 'poll-feed',
      description: 'Reads what the makers of distributions publish about flaws and their fixes',
      timeoutSeconds: TIMEOUT.toSeconds(),
      memoryMegabytes: 1024,
      environment: { ledgerTable: ledger.tableName, documentsBucket: store.bucketName },
      statements: [
        ledger.allow('UpdateItem'),
        store.allowList(),
        store.allowRead(bills, ...GATHERED.map((feed) => documents.feed(feed))),
        store.allowWrite(...feeds),
        new PolicyStatement({
          actions: ['events:PutEvents'],
          resources: [bus],
          conditions: { StringEquals: { 'events:source': EVENT_SOURCE } },
        }),
        new PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': METRIC_NAMESPACE } },
        }),
      ],
    });
    acknowledgeWildcards(handler.role, {
      '*': 'Metrics have no ARN; the condition holds the call to the namespace of Goldsmith',
      [store.keyArn(bills)]: 'Any image may carry what a feed is about, and each version has a bill of its own',
    });
    const role = this.schedulerRole(handler.functionArn);
    for (const [at, feed] of FEEDS.entries()) {
      this.schedule(feed, { minute: at * APART, functionArn: handler.functionArn, roleArn: role.roleArn });
      this.alarm(feed);
    }
  }

  private schedulerRole(functionArn: string): Role {
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Calls the looks at feeds',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    return role;
  }

  private schedule(feed: FeedName, target: { minute: number; functionArn: string; roleArn: string }): void {
    new CfnSchedule(this, `Schedule-${feed}`, {
      name: `${PREFIX}-poll-feed-${feed}`,
      scheduleExpression: `cron(${target.minute} * * * ? *)`,
      flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: WINDOW },
      target: {
        arn: target.functionArn,
        roleArn: target.roleArn,
        input: JSON.stringify({ feed }),
        // The next look is the retry.
        retryPolicy: { maximumEventAgeInSeconds: 1800, maximumRetryAttempts: 3 },
      },
    });
  }

  /** Nobody is told of it until it is given actions. A new one begins in ALARM, up to the first look. */
  private alarm(feed: FeedName): void {
    new CfnAlarm(this, `Alarm-${feed}`, {
      alarmName: `${PREFIX}-feed-${feed}`,
      alarmDescription: `The feed ${feed} could not be read for ${PATIENCE.toHours()} hours; "goldsmith status" says why`,
      namespace: METRIC_NAMESPACE,
      metricName: FEED_METRIC.name,
      dimensions: [{ name: FEED_METRIC.dimension, value: feed }],
      statistic: 'Sum',
      period: PERIOD.toSeconds(),
      evaluationPeriods: PATIENCE.toMinutes() / PERIOD.toMinutes(),
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
    });
  }
}
