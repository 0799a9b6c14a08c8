import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';

/** What it takes to read a fleet: its groups, template, targets and rule; none of these reads knows resources. */
export const readFleet = () =>
  new PolicyStatement({
    actions: [
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:DescribeInstanceRefreshes',
      'ec2:DescribeLaunchTemplateVersions',
      'ec2:DescribeLaunchTemplates',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
    resources: ['*'],
  });

/** The function that says before anything changes whether a deployment may begin. */
export class CheckFleet extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const settings = parameterArn(this, parameters.fleetSettings('*'));
    const handler = new NodeFunction(this, 'Function', {
      name: 'check-fleet',
      description: 'Says whether a deployment of a fleet may begin, and where it would go back to',
      environment: { ledgerTable: ledger.tableName },
      statements: [
        readFleet(),
        new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
        new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [settings] }),
        ledger.allow('GetItem', 'Query'),
      ],
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, {
      '*': 'Reads of groups, templates, targets and rules know no resources; a fleet may name any alarm of the account',
      [settings]: 'Fleets come and go with their stacks; the pattern holds only their settings',
    });
  }
}
