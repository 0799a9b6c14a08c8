import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { executionArns, stateMachineArn } from './state-machine.ts';

/**
 * Takes back what a deployment left that was stopped, timed out or failed on its way back: there no Catch runs. It starts
 * the way back as an execution of its own, which takes over the dead one's lease.
 */
export class RecoverDeployment extends Construct {
  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const machine = stateMachineArn(this, 'deploy-fleet');
    const executions = executionArns(this, 'deploy-fleet');
    const handler = new NodeFunction(this, 'Function', {
      name: 'recover-deployment',
      description: 'Starts the way back for a deployment that died',
      environment: { ledgerTable: ledger.tableName, deployFleetArn: machine },
      statements: [
        ledger.allow('GetItem'),
        new PolicyStatement({ actions: ['states:DescribeExecution'], resources: [executions] }),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine] }),
      ],
    });
    acknowledgeWildcards(handler.role, { [executions]: 'Each deployment is an execution with a name of its own' });
    new Rule(this, 'DeploymentDied', {
      description: 'Deployments that ended otherwise than they should',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [machine], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [new LambdaFunction(handler.function, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
  }
}
