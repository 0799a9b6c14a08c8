import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PREFIX, tagKeys } from '../contract/names.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { DeathWatch } from './death-watch.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { goldenWildcards, publishGolden } from './publish-golden.ts';
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
    const releaseImageArn = stateMachineArn(this, 'release-image');
    const handler = new NodeFunction(this, 'Function', {
      name: 'clean-up',
      description: 'Clears away what a build left that did not reach its end',
      timeoutSeconds: 60,
      environment: { ledgerTable: props.ledger.tableName, releaseImageArn },
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
        ...publishGolden(this, props.ledger),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [releaseImageArn] }),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      ...goldenWildcards(this),
      '*': 'ec2:DescribeInstances and ec2:DescribeImages know no resources',
      [instances]: 'Test instances have ids of their own; only those that carry the tag of an execution may be ended',
      [images]: 'Each build is an image version with a number of its own, under the names of our recipes',
    });
    new DeathWatch(this, 'Broken', {
      stateMachineArn: stateMachineArn(this, 'build-image'),
      handler: handler.function,
    });
  }
}
