import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DeathWatch } from './death-watch.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { stateMachineArn } from './state-machine.ts';

/**
 * Takes back what a deployment left that was stopped, timed out or failed on its way back: there no Catch runs. It starts
 * the way back as an execution of its own, which takes over the dead one's lease.
 */
export class RecoverDeployment extends Construct {
  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const machine = stateMachineArn(this, 'deploy-fleet');
    const handler = new NodeFunction(this, 'Function', {
      name: 'recover-deployment',
      description: 'Starts the way back for a deployment that died',
      environment: { ledgerTable: ledger.tableName, deployFleetArn: machine },
      statements: [
        ledger.allow('GetItem'),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine] }),
      ],
    });
    new DeathWatch(this, 'Died', { stateMachineArn: machine, handler: handler.function });
  }
}
