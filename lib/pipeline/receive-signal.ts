import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { amiFilter, isImageArn } from '../contract/base.ts';
import { documents as documentKeys } from '../contract/documents.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Documents } from './documents.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import type { Signals } from './signals.ts';
import { executionArns, stateMachineArn } from './state-machine.ts';

interface ReceiveSignalProps {
  readonly ledger: Ledger;
  readonly signals: Signals;
  readonly documents: Documents;
}

/** Decides what becomes of each signal, and starts builds. */
export class ReceiveSignal extends Construct {
  readonly #function: NodeFunction;

  constructor(scope: Construct, id: string, props: ReceiveSignalProps) {
    super(scope, id);
    const { ledger, signals, documents } = props;
    const buildImageArn = stateMachineArn(this, 'build-image');
    this.#function = new NodeFunction(this, 'Function', {
      name: 'receive-signal',
      description: 'Decides what becomes of each signal, and starts builds',
      timeoutSeconds: 60,
      environment: {
        ledgerTable: ledger.tableName,
        documentsBucket: documents.bucketName,
        signalsQueueUrl: signals.queue.queueUrl,
        deadSignalsQueueUrl: signals.deadQueue.queueUrl,
        buildImageArn,
      },
      statements: [
        signals.allowReceive(),
        // Its own signals back, delayed, when they must be looked at again.
        signals.allowSend(),
        signals.allowPutAside(),
        ledger.allow('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'ConditionCheckItem'),
        // What a golden version has fixed already.
        documents.allowRead('bills/*'),
        // How urgent a finding is.
        documents.allowRead(documentKeys.feed('kev')),
        documents.allowList(),
        new PolicyStatement({
          actions: ['ssm:GetParametersByPath'],
          resources: [parameterArn(this, parameters.images)],
        }),
        new PolicyStatement({
          actions: ['ssm:GetParameter'],
          resources: [parameterArn(this, `${parameters.images}/*`)],
        }),
        new PolicyStatement({ actions: ['ec2:DescribeImages'], resources: ['*'] }),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [buildImageArn] }),
        new PolicyStatement({ actions: ['states:DescribeExecution'], resources: [executionArns(this, 'build-image')] }),
      ],
    });
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.#function.function,
      eventSourceArn: signals.queue.queueArn,
      batchSize: 10,
      maxConcurrency: 2,
      reportBatchItemFailures: true,
      maxBatchingWindow: Duration.seconds(0),
    });
    // Lambda tries the mapping's permissions when it is made.
    mapping.node.addDependency(this.#function.role);
    acknowledgeWildcards(this.#function.role, {
      '*': 'ec2:DescribeImages knows no resources',
      [parameterArn(this, `${parameters.images}/*`)]:
        'Images come and go with their stacks; all their parameters lie here',
      [documents.keyArn('bills/*')]: 'Each version of each image has a bill of materials of its own',
      [executionArns(this, 'build-image')]: 'Each build is an execution with a name of its own',
    });
  }

  /** Lets it find out what the base of an image is now. */
  mayRead(scope: Construct, { image, base }: { readonly image: string; readonly base: string }): Policy {
    const policy = new Policy(scope, 'ReadBaseImage', {
      // By default it is named alike in each stack, and a role has one policy of a name: each image would take the last one's right.
      policyName: `ReadBaseImage-${image}`,
      statements: [readStatement(scope, image, base)],
    });
    policy.attachToRole(this.#function.role);
    if (isImageArn(base)) {
      acknowledgeWildcards(policy, { [versionsOf(base)]: 'What is newest is a version that nobody knows yet' });
    }
    return policy;
  }
}

function readStatement(scope: Construct, image: string, base: string): PolicyStatement {
  if (isImageArn(base))
    return new PolicyStatement({ actions: ['imagebuilder:GetImage'], resources: [versionsOf(base)] });
  // What a filter finds it may ask as it is; and it moves the parameter that Image Builder reads in its place.
  return amiFilter(base) === undefined
    ? new PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [baseParameterArn(scope, base.replace(/^ssm:/, ''))],
      })
    : new PolicyStatement({
        actions: ['ssm:PutParameter'],
        resources: [parameterArn(scope, parameters.imageBase(image))],
      });
}

/** All versions and builds of an image of Image Builder. */
const versionsOf = (imageArn: string): string => imageArn.replace(/(:image\/[^/]+)\/.*$/, '$1/*');

/** AWS's public parameters have no account in their ARN. */
function baseParameterArn(scope: Construct, name: string): string {
  return name.startsWith('/aws/service/')
    ? Stack.of(scope).formatArn({ service: 'ssm', account: '', resource: 'parameter', resourceName: name.slice(1) })
    : parameterArn(scope, name);
}

export function parameterArn(scope: Construct, path: string): string {
  return Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: path.slice(1),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
