import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EVENT_SOURCE, eventTypes, METRIC_NAMESPACE } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';

/** Makes metrics of how long fixes take from their publication to all fleets. */
export class MeasureFixes extends Construct {
  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const { function: handler, role } = new NodeFunction(this, 'Function', {
      name: 'measure-fixes',
      description: 'Makes metrics of how long fixes take from their publication to all fleets',
      timeoutSeconds: 300,
      environment: { ledgerTable: ledger.tableName },
      statements: [
        ledger.allow('GetItem', 'Query'),
        new PolicyStatement({
          actions: ['ssm:GetParametersByPath'],
          resources: [parameterArn(this, parameters.fleets)],
        }),
        new PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': METRIC_NAMESPACE } },
        }),
      ],
    });
    acknowledgeWildcards(role, {
      '*': 'cloudwatch:PutMetricData knows no resources; the condition holds it to one namespace',
    });
    const moments = {
      Golden: { detailType: eventTypes.imageVersion, state: ['golden'] },
      Released: { detailType: eventTypes.release, state: ['released', 'failed', 'rolled-back'] },
    };
    for (const [name, { detailType, state }] of Object.entries(moments)) {
      new Rule(this, name, {
        description: `${detailType}: fixes are one part further on their way`,
        eventPattern: { source: [EVENT_SOURCE], detailType: [detailType], detail: { state } },
        targets: [new LambdaFunction(handler, { retryAttempts: 20, maxEventAge: Duration.hours(2) })],
      });
    }
  }
}
