import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EVENT_SOURCE, eventTypes } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';
import type { Signals } from './signals.ts';

/** Backs Custom::GoldsmithFirstImage: a stack of an image is done when the image has a golden version to launch. */
export class FirstImage extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: { readonly ledger: Ledger; readonly signals: Signals }) {
    super(scope, id);
    const golden = parameterArn(this, parameters.imageGolden('*'));
    const fleetImages = parameterArn(this, parameters.fleetImage('*'));
    // Systems Manager looks the AMI up as the caller when a parameter of type aws:ec2:image is written.
    const handler = new NodeFunction(this, 'Function', {
      name: 'first-image',
      description: 'Answers the stack of an image when the image has its first golden version',
      timeoutSeconds: 120,
      environment: { ledgerTable: props.ledger.tableName, signalsQueueUrl: props.signals.queue.queueUrl },
      statements: [
        props.ledger.allow('PutItem', 'Query', 'DeleteItem'),
        props.signals.allowSend(),
        new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [golden, fleetImages] }),
        new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [fleetImages] }),
        new PolicyStatement({ actions: ['ec2:DescribeImages'], resources: ['*'] }),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'ec2:DescribeImages knows no resources',
      [golden]: 'Images come and go with their stacks; the pattern holds their golden parameters alone',
      [fleetImages]: 'Fleets come and go with their stacks; the pattern holds their image parameters alone',
    });
    new Rule(this, 'VersionJudged', {
      description: 'Image versions that a waiting stack may be waiting for',
      eventPattern: {
        source: [EVENT_SOURCE],
        account: [Stack.of(this).account],
        detailType: [eventTypes.imageVersion],
        detail: { state: ['golden', 'rejected'] },
      },
      targets: [new LambdaFunction(handler.function, { retryAttempts: 20, maxEventAge: Duration.hours(2) })],
    });
  }
}
