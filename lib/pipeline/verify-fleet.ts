import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { readFleet } from './check-fleet.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';

/** The function that reads after a change whether the fleet really is as it should be. */
export class VerifyFleet extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const images = parameterArn(this, parameters.fleetImage('*'));
    const handler = new NodeFunction(this, 'Function', {
      name: 'verify-fleet',
      description: 'Reads whether a fleet is wholly on one template version, and what is left to do when it is not',
      statements: [readFleet(), new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [images] })],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'Reads of groups, templates, targets and rules know no resources',
      [images]: 'Fleets come and go with their stacks; the pattern holds only the parameter of their image',
    });
  }
}
