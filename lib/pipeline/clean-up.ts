import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PREFIX, tagKeys } from '../contract/names.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { stateMachineArn } from './state-machine.ts';

/**
 * Clears away what a build left that did not reach its end: called by the machine when a step fails in a way that nobody
 * expected, and by an event when the execution itself is stopped or times out, where no Catch runs (F8.4).
 */
export class CleanUp extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: { readonly ledger: Ledger }) {
    super(scope, id);
    const stack = Stack.of(this);
    const instances = stack.formatArn({ service: 'ec2', resource: 'instance', resourceName: '*' });
    const images = stack.formatArn({ service: 'imagebuilder', resource: 'image', resourceName: `${PREFIX}-*/*/*` });
    const bus = stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
    const handler = new NodeFunction(this, 'Function', {
      name: 'clean-up',
      description: 'Clears away what a build left that did not reach its end',
      timeoutSeconds: 60,
      environment: { ledgerTable: props.ledger.tableName },
      statements: [
        props.ledger.allow('UpdateItem'),
        new PolicyStatement({ actions: ['ec2:DescribeInstances'], resources: ['*'] }),
        new PolicyStatement({
          actions: ['ec2:TerminateInstances'],
          resources: [instances],
          conditions: { StringLike: { [`aws:ResourceTag/${tagKeys.execution}`]: '*' } },
        }),
        new PolicyStatement({ actions: ['imagebuilder:CancelImageCreation'], resources: [images] }),
        new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus] }),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'ec2:DescribeInstances knows no resources',
      [instances]: 'Test instances have ids of their own; only those that carry the tag of an execution may be ended',
      [images]: 'Each build is an image version with a number of its own, under the names of our recipes',
    });
    new Rule(this, 'BuildBroken', {
      description: 'Builds that ended otherwise than they should',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [stateMachineArn(this, 'build-image')],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [new LambdaFunction(handler.function, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
  }
}
