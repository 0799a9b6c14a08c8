import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { parameters } from '../contract/parameters.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { Ledger } from './ledger.ts';
import { NodeFunction } from './node-function.ts';
import { parameterArn } from './receive-signal.ts';

/** The function that keeps the parameter of an image's golden version true when a version is rejected after all. */
export class PublishGolden extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, { ledger }: { readonly ledger: Ledger }) {
    super(scope, id);
    const handler = new NodeFunction(this, 'Function', {
      name: 'publish-golden',
      description: 'Writes the newest golden version of an image into its parameter',
      environment: { ledgerTable: ledger.tableName },
      statements: publishGolden(this, ledger),
    });
    this.functionArn = handler.functionArn;
    acknowledgeWildcards(handler.role, goldenWildcards(this));
  }
}

export function publishGolden(scope: Construct, ledger: Ledger): PolicyStatement[] {
  return [
    ledger.allow('Query'),
    new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [golden(scope), parentGolden(scope)] }),
    // Systems Manager looks the AMI up as the caller when a parameter of type aws:ec2:image is written.
    new PolicyStatement({ actions: ['ec2:DescribeImages'], resources: ['*'] }),
  ];
}

export const goldenWildcards = (scope: Construct): Record<string, string> => ({
  '*': 'ec2:DescribeImages knows no resources',
  ...Object.fromEntries(
    [golden(scope), parentGolden(scope)].map((parameter) => [
      parameter,
      'Images come and go with their stacks; the pattern holds only the parameters of their golden version',
    ]),
  ),
});

const golden = (scope: Construct) => parameterArn(scope, parameters.imageGolden('*'));
const parentGolden = (scope: Construct) => parameterArn(scope, parameters.parentGolden('*'));
