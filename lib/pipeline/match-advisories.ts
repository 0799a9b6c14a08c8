import { Duration, Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { documents as keys } from '../contract/documents.ts';
import { EVENT_SOURCE, eventTypes, PREFIX } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Documents } from './documents.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';
import type { Signals } from './signals.ts';

export interface MatchAdvisoriesProps {
  readonly ledger: Ledger;
  readonly documents: Documents;
  readonly signals: Signals;
}

const BILLS = keys.bill('*', '*');
const FEEDS = keys.feed('*' as 'kev');
const EXPOSURES = keys.exposure('*', '*');

/** Finds what is wrong with the images that run, and asks for builds. */
export class MatchAdvisories extends Construct {
  constructor(scope: Construct, id: string, { ledger, documents, signals }: MatchAdvisoriesProps) {
    super(scope, id);
    const handler = new NodeFunction(this, 'Function', {
      name: 'match-advisories',
      description: 'Finds what is wrong with the images that run, and asks for builds',
      // A thousand bills, each read from S3, and what Debian says of all of its releases.
      timeoutSeconds: 900,
      memoryMegabytes: 1024,
      environment: {
        ledgerTable: ledger.tableName,
        documentsBucket: documents.bucketName,
        signalsQueueUrl: signals.queue.queueUrl,
      },
      statements: [
        ledger.allow('GetItem', 'PutItem', 'Query'),
        new PolicyStatement({
          actions: ['ssm:GetParametersByPath'],
          resources: [parameterArn(this, parameters.images), parameterArn(this, parameters.fleets)],
        }),
        documents.allowList(),
        documents.allowRead(BILLS, FEEDS, EXPOSURES),
        documents.allowWrite(EXPOSURES),
        signals.allowSend(),
      ],
    });
    acknowledgeWildcards(handler.role, {
      [documents.keyArn(BILLS)]: 'Each image version has a bill of its own',
      [documents.keyArn(FEEDS)]: 'Each feed has a document of its own',
      [documents.keyArn(EXPOSURES)]: 'Each image version has a report of its own',
    });
    for (const [name, { description, pattern }] of Object.entries(occasions)) {
      new Rule(this, name, {
        description,
        eventPattern: pattern,
        // Later, the hourly look has long come.
        targets: [new LambdaFunction(handler.function, { retryAttempts: 20, maxEventAge: Duration.hours(2) })],
      });
    }
    this.#lookHourly(handler.functionArn);
  }

  /** Finds what lost events were about, and what has waited for another day. */
  #lookHourly(functionArn: string): void {
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Calls the hourly look at advisories',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    new CfnSchedule(this, 'Schedule', {
      name: `${PREFIX}-match-advisories`,
      scheduleExpression: 'rate(1 hour)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
      },
    });
  }
}

const occasions: Record<string, { description: string; pattern: EventPattern }> = {
  FeedChanged: {
    description: 'A feed of advisories says something new',
    pattern: { source: [EVENT_SOURCE], detailType: [eventTypes.feed] },
  },
  Golden: {
    description: 'Image versions that became golden',
    pattern: { source: [EVENT_SOURCE], detailType: [eventTypes.imageVersion], detail: { state: ['golden'] } },
  },
};
