import { Duration, Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { LIST_PACKAGES_DOCUMENT, PREFIX, PROVE_DOCUMENT } from '../contract/names.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';

/** Ends waits: hears that something is done and gives the state machine that waits for it its token back. */
export class ResumeTask extends Construct {
  constructor(scope: Construct, id: string, props: { readonly ledger: Ledger }) {
    super(scope, id);
    const { function: handler, role } = new NodeFunction(this, 'Function', {
      name: 'resume-task',
      description: 'Ends the waits of state machines when the event that they wait for comes',
      environment: { ledgerTable: props.ledger.tableName },
      statements: [
        props.ledger.allow('UpdateItem'),
        new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] }),
      ],
    });
    acknowledgeWildcards(role, {
      '*': 'states:SendTaskSuccess knows no resources: the secret token names the task, and only our table holds tokens',
    });
    for (const [name, { description, pattern }] of Object.entries(endings(this))) {
      new Rule(this, name, {
        description,
        eventPattern: pattern,
        // Two hours late, the machine has long looked for itself.
        targets: [new LambdaFunction(handler, { retryAttempts: 20, maxEventAge: Duration.hours(2) })],
      });
    }
  }
}

function endings(scope: Construct): Record<string, { description: string; pattern: EventPattern }> {
  const images = Stack.of(scope).formatArn({
    service: 'imagebuilder',
    resource: 'image',
    resourceName: `${PREFIX}-`,
  });
  return {
    ImageEnded: {
      description: 'Builds of our images that ended',
      pattern: {
        source: ['aws.imagebuilder'],
        detailType: ['EC2 Image Builder Image State Change'],
        resources: [{ prefix: images }] as unknown as string[],
        detail: { state: { status: ['AVAILABLE', 'FAILED', 'CANCELLED'] } },
      },
    },
    CommandEnded: {
      description: 'Proofs and lists of our images that ended',
      pattern: {
        source: ['aws.ssm'],
        detailType: ['EC2 Command Status-change Notification'],
        detail: {
          'document-name': [PROVE_DOCUMENT, LIST_PACKAGES_DOCUMENT],
          status: ['Success', 'Failed', 'TimedOut', 'Cancelled'],
        },
      },
    },
    RefreshEnded: {
      description: 'Instance refreshes that ended, forward or back',
      pattern: {
        source: ['aws.autoscaling'],
        detailType: [
          'EC2 Auto Scaling Instance Refresh Succeeded',
          'EC2 Auto Scaling Instance Refresh Failed',
          'EC2 Auto Scaling Instance Refresh Cancelled',
          'EC2 Auto Scaling Instance Refresh Rollback Succeeded',
          'EC2 Auto Scaling Instance Refresh Rollback Failed',
        ],
      },
    },
  };
}
